package main

import (
	"fmt"
	"io"
	"maps"
	"reflect"
	"regexp"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/nomad/api"
)

// Checked is the answer of `job`.
type Checked struct {
	Path     string    `json:"path"`
	OK       bool      `json:"ok"`
	Problems []Problem `json:"problems,omitempty"`
	Job      *api.Job  `json:"job,omitempty"`
	Tasks    []Task    `json:"tasks,omitempty"`
}

// Task is what reaches one task after all passes.
type Task struct {
	Group     string            `json:"group"`
	Task      string            `json:"task"`
	Config    map[string]any    `json:"config,omitempty"`
	Env       map[string]string `json:"env,omitempty"`
	Templates []File            `json:"templates,omitempty"`
}

// File is a rendered template. Missing names what it still waits for.
type File struct {
	Destination string   `json:"destination"`
	Data        string   `json:"data"`
	Text        string   `json:"text"`
	Missing     []string `json:"missing,omitempty"`
	Perms       string   `json:"perms"`
	UID         *int     `json:"uid,omitempty"`
	GID         *int     `json:"gid,omitempty"`
	Env         bool     `json:"env,omitempty"`
}

func job(path string, source []byte, options Options, out io.Writer) verdict {
	checked := Checked{Path: path}
	body, found := syntax(path, source)
	if len(found) > 0 {
		checked.Problems = found
		printJSON(out, checked)
		return wrong
	}
	evaluator := newEvaluator(source)
	evaluator.declare(body, options.Var)
	checked.Job = evaluator.job(body)
	checked.Problems = evaluator.problems
	if checked.Job != nil {
		for _, group := range checked.Job.TaskGroups {
			for _, task := range group.Tasks {
				made, found := reached(*group.Name, task, options)
				checked.Tasks = append(checked.Tasks, made)
				checked.Problems = append(checked.Problems, found...)
			}
		}
	}
	checked.OK = len(checked.Problems) == 0
	printJSON(out, checked)
	return verdict(checked.OK)
}

// job is the one job of a file, nil where there is none.
func (e *evaluator) job(body *hclsyntax.Body) *api.Job {
	var found *api.Job
	for _, attribute := range body.Attributes {
		e.wrong(attribute.NameRange, "Unsupported argument: `"+attribute.Name+"` is not expected in a job file")
	}
	for _, block := range body.Blocks {
		switch block.Type {
		case "variable", "variables", "locals":
		case "job":
			if found != nil {
				e.wrong(block.TypeRange, "Duplicate `job` block")
			}
			found = &api.Job{}
			e.decode(block, reflect.ValueOf(found).Elem())
			if found.ID == nil && len(block.Labels) > 0 {
				found.ID = &block.Labels[0]
			}
		default:
			e.wrong(block.TypeRange, "Unsupported block type: `"+block.Type+"` is not expected in a job file")
		}
	}
	if found == nil {
		e.wrong(body.SrcRange, "there is no `job` block")
	}
	return found
}

// reference is what a client replaces in an environment value, where it knows the name.
var reference = regexp.MustCompile(`\$\{[a-zA-Z0-9_.-]+\}`)

func reached(group string, task *api.Task, options Options) (Task, []Problem) {
	made := Task{Group: group, Task: task.Name, Env: map[string]string{}}
	var found []Problem
	tell := func(text string) {
		found = append(found, Problem{Text: fmt.Sprintf("task `%s`: %s", task.Name, text)})
	}
	for name, value := range task.Env {
		made.Env[name] = reference.ReplaceAllStringFunc(value, func(whole string) string {
			if known, ok := options.Set[whole[2:len(whole)-1]]; ok {
				return known
			}
			return whole
		})
	}
	known := maps.Clone(options.Set)
	if known == nil {
		known = map[string]string{}
	}
	maps.Copy(known, made.Env)
	if task.Driver == "docker" {
		config, wrong := secondPass(orEmpty(task.Config), known)
		made.Config = config
		for _, problem := range wrong {
			tell("config: " + problem.Text)
		}
	}
	for _, source := range task.Templates {
		if source.EmbeddedTmpl == nil || *source.EmbeddedTmpl == "" {
			continue
		}
		file := File{
			Destination: orElse(source.DestPath, ""), Data: *source.EmbeddedTmpl, Perms: orElse(source.Perms, "0644"),
			UID: source.Uid, GID: source.Gid, Env: source.Envvars != nil && *source.Envvars,
		}
		text, missing, err := rendered(file.Data, source, known, options.Data)
		if err != nil {
			tell("template `" + file.Destination + "`: " + err.Error())
		}
		file.Text, file.Missing = text, missing
		made.Templates = append(made.Templates, file)
	}
	return made, found
}

// orEmpty stands for a block that is not there.
func orEmpty(config map[string]any) map[string]any {
	if config == nil {
		return map[string]any{}
	}
	return config
}
