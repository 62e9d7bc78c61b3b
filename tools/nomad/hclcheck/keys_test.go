package main

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/hashicorp/nomad/api"
)

// keysFile is pggen's table of what a patch can name in a job.
const keysFile = "../../../src/main/resources/dev/pggen/target/nomad/keys.txt"

// What the table says otherwise than the tags do, and why stands in its head.
var otherwise = map[string]string{
	"Task config":       "one Docker",
	"Task scaling":      "",
	"TaskGroup network": "one NetworkResource",
	"Job vault":         "one Vault",
	"TaskGroup vault":   "one Vault",
}

// tags adds the lines of a structure, and of those below it.
func tags(structure reflect.Type, lines map[string]string) {
	for i := range structure.NumField() {
		field := structure.Field(i)
		tag, tagged := field.Tag.Lookup("hcl")
		name, kind, _ := strings.Cut(tag, ",")
		line := structure.Name() + " " + name
		if _, seen := lines[line]; !tagged || tag == "-" || kind == "label" || seen {
			continue
		}
		lines[line] = "value"
		if kind != "block" {
			continue
		}
		form, inner := "one", field.Type
		for inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Slice || inner.Kind() == reflect.Map {
			form = map[reflect.Kind]string{reflect.Slice: "many", reflect.Map: "labelled"}[inner.Kind()]
			inner = inner.Elem()
		}
		for inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if inner.Kind() != reflect.Struct {
			lines[line] = "names"
			continue
		}
		for j := range inner.NumField() {
			if strings.HasSuffix(inner.Field(j).Tag.Get("hcl"), ",label") {
				form = "labelled"
			}
		}
		lines[line] = form + " " + inner.Name()
		tags(inner, lines)
	}
}

func TestKeysOfPatches(t *testing.T) {
	text, err := os.ReadFile(keysFile)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]string{}
	tags(reflect.TypeFor[api.Job](), wanted)
	for line, form := range otherwise {
		wanted[line] = form
		if form == "" {
			delete(wanted, line)
		}
	}
	found := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		words := strings.Fields(line)
		driver := strings.HasPrefix(words[0], "Docker") || words[0] == "File" || words[0] == "Variable"
		if words[0] != "#" && !driver {
			found[words[0]+" "+words[1]] = strings.Join(words[2:min(len(words), 4)], " ")
		}
	}
	if fmt.Sprint(found) != fmt.Sprint(wanted) {
		for line, form := range wanted {
			if found[line] != form {
				t.Errorf("%s is %q, the table says %q", line, form, found[line])
			}
		}
		for line := range found {
			if _, known := wanted[line]; !known {
				t.Errorf("the API knows no %s", line)
			}
		}
	}
}

// The table of the driver's names is that by which its `config` is decoded here.
func TestKeysOfTheDriver(t *testing.T) {
	text, err := os.ReadFile(keysFile)
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for _, line := range strings.Split(string(text), "\n") {
		words := strings.Fields(line)
		if len(words) < 3 || words[0] != "Docker" {
			continue
		}
		if _, found := docker[words[1]]; !found {
			t.Errorf("the driver knows no %s", words[1])
		}
		known++
	}
	if known != len(docker) {
		t.Errorf("the driver knows %d names, the table %d", len(docker), known)
	}
}
