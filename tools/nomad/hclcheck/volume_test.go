package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const hostVolume = "name = \"data\"\ntype = \"host\"\nplugin_id = \"mkdir\"\ncapability {\n access_mode = \"single-node-single-writer\"\n attachment_mode = \"file-system\"\n}\nparameters {\n mode = \"0700\"\n}\n"

func TestVolumes(t *testing.T) {
	for _, one := range []struct{ name, text, problem string }{
		{"a directory", hostVolume, ""},
		{"a plugin's", strings.ReplaceAll("id = \"data\"\n"+hostVolume, `"host"`, `"csi"`), "6:16: `single-node-single-writer` is no `access_mode`"},
		{"a plugin's, with a mode of its own", strings.NewReplacer(`"host"`, `"csi"`, "single-node-single-writer", "single-node-writer").Replace("id = \"data\"\n" + hostVolume), ""},
		{"of no type", strings.Replace(hostVolume, `"host"`, `"nfs"`, 1), "1:1: a volume is of the type"},
		{"a name of the other type", "external_id = \"x\"\n" + hostVolume, "1:1: Unsupported argument: `external_id`"},
		{"a block of the other type", hostVolume + "topology_request {}\n", "11:1: Unsupported block type: `topology_request`"},
		{"no capability", strings.Replace(hostVolume, "capability", "constraint", 1), "1:1: a volume has a block `capability`"},
		{"half of one", strings.Replace(hostVolume, "attachment_mode", "attach", 1), "6:2: Unsupported argument: `attach`"},
		{"no name", strings.Replace(hostVolume, "name = \"data\"\n", "", 1), "1:1: Missing required argument"},
		{"not HCL", "a {", "1:3: Unclosed configuration block"},
	} {
		var out bytes.Buffer
		volume("test", []byte(one.text), &out)
		var checked Volume
		if err := json.Unmarshal(out.Bytes(), &checked); err != nil {
			t.Fatal(err)
		}
		found := ""
		if len(checked.Problems) > 0 {
			first := checked.Problems[0]
			found = fmt.Sprintf("%d:%d: %s", first.Line, first.Column, first.Text)
		}
		if checked.OK != (one.problem == "") || !strings.HasPrefix(found, one.problem) {
			t.Errorf("%s: wanted %q, found %q", one.name, one.problem, found)
		}
	}
}
