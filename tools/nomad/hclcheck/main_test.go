package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// call runs the command on a file with this text.
func call(t *testing.T, text string, arguments ...string) (int, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.hcl")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errors bytes.Buffer
	code := run(append(arguments, "-"), strings.NewReader(path+"\n"), &out, &errors)
	return code, strings.ReplaceAll(out.String()+errors.String(), path, "FILE")
}

func TestVerbs(t *testing.T) {
	for _, one := range []struct {
		verb, text string
		code       int
		wanted     string
	}{
		{"parse", "a = 1\n", 0, `{"path":"FILE","ok":true}` + "\n"},
		{"parse", "a {\n", 1, `{"path":"FILE","ok":false,"problems":[{"line":1,"column":3,"text":"Unclosed configuration block: There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file."}]}` + "\n"},
		{"fmt", "a = 1\n", 0, ""},
		{"fmt", "a=1\n", 1, "FILE\n"},
		{"fmt", "a {\n", 1, "FILE:1:3: Unclosed configuration block: There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.\n"},
		{"fmt -print", "a=1\nbb = 2\n", 0, "a  = 1\nbb = 2\n"},
		{"ranges", "é \"l\" {\n  b = [1]\n}\n", 0, `{"kind":"block","name":"é","start":0,"end":20,"line":1,"column":1,"endLine":3,"endColumn":2}
{"kind":"type","name":"é","start":0,"end":2,"line":1,"column":1,"endLine":1,"endColumn":2}
{"kind":"label","name":"l","start":3,"end":6,"line":1,"column":3,"endLine":1,"endColumn":6}
{"kind":"attribute","name":"b","start":11,"end":18,"line":2,"column":3,"endLine":2,"endColumn":10}
{"kind":"name","name":"b","start":11,"end":12,"line":2,"column":3,"endLine":2,"endColumn":4}
{"kind":"TupleConsExpr","start":15,"end":18,"line":2,"column":7,"endLine":2,"endColumn":10}
{"kind":"LiteralValueExpr","start":16,"end":17,"line":2,"column":8,"endLine":2,"endColumn":9}
`},
		{"job", "x = 1\n", 1, `{"path":"FILE","ok":false,"problems":[{"line":1,"column":1,"text":"Unsupported argument: ` + "`x`" + ` is not expected in a job file"},{"line":1,"column":1,"text":"there is no ` + "`job`" + ` block"}]}` + "\n"},
		{"nonsense", "", 2, "hclcheck: no verb \"nonsense\"\n" + usage},
		{"job -set x", "", 2, "hclcheck: no option -set with the value \"x\"\n" + usage},
	} {
		code, printed := call(t, one.text, strings.Fields(one.verb)...)
		equal(t, one.verb+" of "+one.text+": the code", code, one.code)
		equal(t, one.verb+" of "+one.text, printed, one.wanted)
	}
}
