package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// inTask is a job whose one task holds the text.
func inTask(text string) []byte {
	return []byte("job \"j\" {\n  group \"g\" {\n    task \"t\" {\n      driver = \"docker\"\n" + text + "\n    }\n  }\n}\n")
}

func TestWhatTheSchemaRejects(t *testing.T) {
	for _, bad := range []struct{ name, text, problem string }{
		{"a volume in a task", `volume "v" {}`, "5:1: Unsupported block type: `volume`"},
		{"a name of Compose's", `depends_on = ["db"]`, "5:1: Unsupported argument: `depends_on`"},
		{"a hook that lacks its name", "lifecycle {\n sidecar = true\n}", "5:1: Missing required argument: `lifecycle` wants `hook`"},
		{"a unit on megabytes", "resources {\n memory = \"512MB\"\n}", "6:11: Unsuitable value type"},
		{"a wait that is no duration", `kill_timeout = "soon"`, "5:16: Unsuitable duration value"},
		{"two blocks of one kind", "resources {}\nresources {}", "6:1: Duplicate `resources` block"},
		{"a label too many", "resources \"x\" {}", "5:1: `resources` has the wrong number of labels"},
		{"an attribute that comes twice", "user = \"1\"\nuser = \"2\"", "6:1: Attribute redefined"},
		{"a list where a text belongs", `user = ["1"]`, "5:8: Unsuitable value type"},
		{"a variable that nobody declared", `user = var.nobody`, "5:11: Unsupported attribute"},
		{"a driver's typo", "config {\n image = \"x\"\n network_mod = \"none\"\n}", "0:0: task `t`: config: Extraneous JSON object property"},
		{"a driver without an image", "config {}", "0:0: task `t`: config: Missing required argument"},
		{"a name that no client knows, in config", "config {\n image = \"x\"\n args = [\"${FOO}\"]\n}", "0:0: task `t`: config: Unknown variable"},
		{"a template that is none", "config {\n image = \"x\"\n}\ntemplate {\n destination = \"local/x\"\n data = \"{{ with }}\"\n}", "0:0: task `t`: template `local/x`"},
	} {
		checked := check(t, inTask(bad.text))
		found := "nothing"
		if len(checked.Problems) > 0 {
			first := checked.Problems[0]
			found = fmt.Sprintf("%d:%d: %s", first.Line, first.Column, first.Text)
		}
		if checked.OK || !strings.HasPrefix(found, bad.problem) {
			t.Errorf("%s: wanted %q, found %q", bad.name, bad.problem, found)
		}
	}
}

func TestWhatIsTakenAsItIsMeant(t *testing.T) {
	source := []byte(`variable "memory" {
  type    = number
  default = 512
}

locals {
  tag = "17"
}

job "j" {
  group "g" {
    volume "data" {
      type   = "host"
      source = "pg"
    }

    network {
      mode = "bridge"
      port "http" {
        to = 3000
      }
    }

    task "t" {
      driver       = "docker"
      kill_timeout = "60s"

      config {
        image = "postgres:${local.tag}"
        args  = ["${NOMAD_TASK_DIR}/x", "$${FOO}"]

        mount {
          type   = "tmpfs"
          target = "/tmp"

          tmpfs_options {
            size = 1048576
          }
        }
      }

      env {
        FILE = "${NOMAD_SECRETS_DIR}/password"
        KEPT = "${FOO}"
      }

      resources {
        memory = var.memory
      }
    }
  }
}
`)
	var out bytes.Buffer
	options := Options{Set: map[string]string{"NOMAD_TASK_DIR": "/local", "NOMAD_SECRETS_DIR": "/secrets", "FOO": "foo"}}
	if job("test", source, options, &out) == wrong {
		t.Fatal(out.String())
	}
	var checked Checked
	if err := json.Unmarshal(out.Bytes(), &checked); err != nil {
		t.Fatal(err)
	}
	group := checked.Job.TaskGroups[0]
	task := group.Tasks[0]
	equal(t, "the variable", *task.Resources.MemoryMB, 512)
	equal(t, "the duration", task.KillTimeout.String(), "1m0s")
	equal(t, "the volume", group.Volumes["data"].Source, "pg")
	equal(t, "the port", group.Networks[0].DynamicPorts[0].To, 3000)
	equal(t, "what the client knows in the environment", checked.Tasks[0].Env["FILE"], "/secrets/password")
	equal(t, "the config", fmt.Sprint(checked.Tasks[0].Config),
		"map[args:[/local/x foo] image:postgres:17 mount:[map[target:/tmp tmpfs_options:map[size:1.048576e+06] type:tmpfs]]]")
}

func TestTemplatesAreAnswered(t *testing.T) {
	data := Data{
		Variables: map[string]map[string]string{"nomad/jobs/j": {"password": `a"b{{`}},
		Secrets:   map[string]map[string]any{"kv/data/default/j": {"data": map[string]any{"password": "from vault"}}},
	}
	for _, one := range []struct{ name, template, strict, text, trouble string }{
		{"a variable", `{{- with nomadVar \"nomad/jobs/j\" }}{{ .password }}{{ end -}}`, "true", `a"b{{`, ""},
		{"quoted for an env file", `P={{ with nomadVar \"nomad/jobs/j\" }}{{ .password | toJSON }}{{ end }}`, "true", `P="a\"b{{"`, ""},
		{"a secret", `{{ with secret \"kv/data/default/j\" }}{{ .Data.data.password }}{{ end }}`, "true", "from vault", ""},
		{"the path of version 1", `{{ with secret \"kv/default/j\" }}{{ .Data.password }}{{ end }}`, "true", "", "vault.read(kv/default/j)"},
		{"a variable that nobody put", `{{ with nomadVar \"nomad/jobs/x\" }}{{ .password }}{{ end }}`, "true", "", "nomad.var.block(nomad/jobs/x@default.global)"},
		{"a key that is missing", `{{ with nomadVar \"nomad/jobs/j\" }}{{ .pasword }}{{ end }}`, "true", "", "map has no entry"},
		{"the same, unasked: an empty password", `{{ with nomadVar \"nomad/jobs/j\" }}{{ .pasword }}{{ end }}`, "false", "", ""},
	} {
		source := inTask("template {\n destination = \"secrets/x\"\n error_on_missing_key = " + one.strict + "\n data = \"" + one.template + "\"\n}\nconfig {\n image = \"x\"\n}")
		var out bytes.Buffer
		job("test", source, Options{Data: data}, &out)
		var checked Checked
		if err := json.Unmarshal(out.Bytes(), &checked); err != nil {
			t.Fatal(err)
		}
		file := checked.Tasks[0].Templates[0]
		trouble := strings.Join(file.Missing, " ")
		for _, problem := range checked.Problems {
			trouble += problem.Text
		}
		if file.Text != one.text || !strings.Contains(trouble, one.trouble) || (one.trouble == "") != (trouble == "") {
			t.Errorf("%s: %q, trouble %q", one.name, file.Text, trouble)
		}
	}
}

func equal[T comparable](t *testing.T, what string, got, wanted T) {
	t.Helper()
	if got != wanted {
		t.Errorf("%s: %v, wanted %v", what, got, wanted)
	}
}
