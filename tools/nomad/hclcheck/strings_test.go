package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// What a seeded string is made of; each class comes into at least its share of the strings.
var classes = map[string][]string{
	"dollar":  {"$", "$$", "${", "$${", "$$${", "${x}", "${NOMAD_TASK_DIR}", "$(date)", "$1", "${a:-b}", "${#x}", "$}"},
	"percent": {"%", "%%", "%{", "%%{", "%%%{", "%{ if x }", "%{http_code}", "%Y-%m", "%s", "%}"},
	"quote":   {`"`, `'`, `\`, `\\`, `\"`, "`", `"""`, `\n`, `\u00e9`, `""`},
	"newline": {"\n", "\r\n", "\r", "\n\n", "\n\t", "\n    x", "\t\n"},
	"heredoc": {"<<EOT", "<<-EOT", "\nEOT\n", "EOT", "\n  EOT\n", "<<'SQL'", "EOT }"},
	"braces":  {"{{", "}}", "{{ .x }}", "{{{", "{{- ", " -}}", "}}}", "{{/*", `{{"`, "[[", "]]"},
	"unicode": {"ä", "€", "😀", "日本", "\u00a0", "\u2028", "\ufeff", "ﬁ", "İ", "\u200d"},
	"plain":   {"a", "Z", "0", " ", "=", "#", "//", "/*", ":", ",", "{", "}", "[", "~", "|", "null", "true", "\x01", "\x7f"},
}

var names = []string{"dollar", "percent", "quote", "newline", "heredoc", "braces", "unicode", "plain"}

// seeded is the nth string and the classes in it.
func seeded(random *rand.Rand, n int) (string, map[string]bool) {
	var text strings.Builder
	in := map[string]bool{}
	for i := range 2 + random.IntN(9) {
		class := names[random.IntN(len(names))]
		if i == 0 {
			class = names[n%len(names)]
		}
		in[class] = true
		text.WriteString(classes[class][random.IntN(len(classes[class]))])
	}
	return norm.NFC.String(text.String()), in
}

// The writer of this test: what a printer has to do for each place.

var onePass = strings.NewReplacer("${", "$${", "%{", "%%{")

func quoted(text string) string {
	var out strings.Builder
	for _, r := range onePass.Replace(text) {
		switch {
		case r == '"' || r == '\\':
			out.WriteString(`\` + string(r))
		case r == '\n':
			out.WriteString(`\n`)
		case r == '\r':
			out.WriteString(`\r`)
		case r == '\t':
			out.WriteString(`\t`)
		case r < ' ' || r == 0x7f || r == 0xfeff:
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.WriteRune(r)
		}
	}
	return `"` + out.String() + `"`
}

var risky = regexp.MustCompile(`^\x{feff}|[$%]*\r|[$%]+\{`)

// secondPassText is what the second pass reads as the text. Doubled signs would not do for all
// texts: HCL's template reader sees neither a doubled sign nor `${` behind a bare carriage return
// on the same line, and drops a byte order mark at the beginning. So each of them goes into a
// quoted text of its own.
func secondPassText(text string) string {
	return risky.ReplaceAllStringFunc(text, func(part string) string {
		if strings.HasSuffix(part, "{") {
			return `${"` + part[:len(part)-1] + `"}{`
		}
		return `${"` + strings.ReplaceAll(part, "\r", `\r`) + `"}`
	})
}

var forTemplate = strings.NewReplacer("{{", `{{"{{"}}`)

// batch writes one job with each string as an argument, an environment value and a template.
func batch(wanted []string) []byte {
	var out strings.Builder
	out.WriteString("job \"j\" {\n  group \"g\" {\n    task \"t\" {\n      driver = \"docker\"\n      config {\n        image = \"x\"\n        args = [\n")
	for _, text := range wanted {
		fmt.Fprintf(&out, "          %s,\n", quoted(secondPassText(text)))
	}
	out.WriteString("        ]\n      }\n      env {\n")
	for i, text := range wanted {
		fmt.Fprintf(&out, "        V%d = %s\n", i, quoted(text))
	}
	out.WriteString("      }\n")
	for i, text := range wanted {
		fmt.Fprintf(&out, "      template {\n        destination = \"local/%d\"\n        data = %s\n      }\n", i, quoted(forTemplate.Replace(text)))
	}
	out.WriteString("    }\n  }\n}\n")
	return []byte(out.String())
}

func check(t *testing.T, source []byte) Checked {
	t.Helper()
	var out bytes.Buffer
	job("test", source, Options{}, &out)
	var checked Checked
	if err := json.Unmarshal(out.Bytes(), &checked); err != nil {
		t.Fatal(err)
	}
	return checked
}

func TestTenThousandStringsComeBack(t *testing.T) {
	const seed, total, size = 20261128, 10_000, 500
	random := rand.New(rand.NewPCG(seed, seed))
	counts := map[string]int{}
	for from := 0; from < total; from += size {
		wanted := make([]string, size)
		for i := range wanted {
			var in map[string]bool
			wanted[i], in = seeded(random, from+i)
			for class := range in {
				counts[class]++
			}
		}
		checked := check(t, batch(wanted))
		if !checked.OK {
			t.Fatalf("seed %d, batch %d: %+v", seed, from, checked.Problems[:1])
		}
		task := checked.Tasks[0]
		arguments := task.Config["args"].([]any)
		for i, text := range wanted {
			if arguments[i] != text {
				t.Errorf("seed %d, argument %d: %q came back as %q", seed, from+i, text, arguments[i])
			}
			if got := task.Env[fmt.Sprintf("V%d", i)]; got != text {
				t.Errorf("seed %d, environment %d: %q came back as %q", seed, from+i, text, got)
			}
			if got := task.Templates[i].Text; got != text {
				t.Errorf("seed %d, template %d: %q came back as %q", seed, from+i, text, got)
			}
		}
	}
	for _, class := range names {
		if counts[class] < 500 {
			t.Errorf("only %d strings with %s", counts[class], class)
		}
	}
	t.Logf("strings with each class: %v", counts)
}

// A writer that forgets one pass is found out.
func TestAForgottenPassIsSeen(t *testing.T) {
	once := check(t, []byte(`job "j" {
  group "g" {
    task "t" {
      driver = "docker"
      config {
        image = "x"
        args  = ["$${FOO:-x}"]
      }
    }
  }
}
`))
	if once.OK || !strings.Contains(once.Problems[0].Text, "task `t`: config") {
		t.Errorf("escaped for the first pass only, yet: %+v", once)
	}
}

// HCL keeps text in Unicode's composed form, and no escape prevents it.
func TestTextIsNormalised(t *testing.T) {
	task := check(t, batch([]string{"e\u0301"})).Tasks[0]
	if task.Env["V0"] != "é" || task.Config["args"].([]any)[0] != "é" || task.Templates[0].Text != "é" {
		t.Errorf("not composed: %q", task.Env["V0"])
	}
}
