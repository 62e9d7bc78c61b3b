package main

import (
	"sort"

	dependency "github.com/hashicorp/consul-template/dependency"
	"github.com/hashicorp/consul-template/template"
	"github.com/hashicorp/nomad/api"
)

// rendered is the file that consul-template makes of a template's text. The error tells of a
// template that cannot be read, or of data that nobody gave: such a task would wait for ever.
func rendered(text string, source *api.Template, env map[string]string, data Data) (string, []string, error) {
	parsed, err := template.NewTemplate(&template.NewTemplateInput{
		Contents:      text,
		LeftDelim:     orElse(source.LeftDelim, "{{"),
		RightDelim:    orElse(source.RightDelim, "}}"),
		ErrMissingKey: source.ErrMissingKey != nil && *source.ErrMissingKey,
	})
	if err != nil {
		return "", nil, err
	}
	brain, err := answers(data)
	if err != nil {
		return "", nil, err
	}
	result, err := parsed.Execute(&template.ExecuteInput{Brain: brain, Env: pairs(env)})
	if err != nil {
		return "", nil, err
	}
	var missing []string
	for _, wanted := range result.Missing.List() {
		missing = append(missing, wanted.String())
	}
	sort.Strings(missing)
	return string(result.Output), missing, nil
}

// answers is what Nomad's and Vault's servers would say.
func answers(data Data) (*template.Brain, error) {
	brain := template.NewBrain()
	for path, items := range data.Variables {
		query, err := dependency.NewNVGetQuery("", path)
		if err != nil {
			return nil, err
		}
		query.EnableBlocking() // as the function `nomadVar` asks
		brain.Remember(query, &dependency.NewNomadVariable(&api.Variable{Path: path, Items: items}).Items)
	}
	for path, answer := range data.Secrets {
		query, err := dependency.NewVaultReadQuery(path)
		if err != nil {
			return nil, err
		}
		brain.Remember(query, &dependency.Secret{Data: answer})
	}
	return brain, nil
}

func pairs(env map[string]string) []string {
	var all []string
	for name, value := range env {
		all = append(all, name+"="+value)
	}
	sort.Strings(all)
	return all
}

func orElse(given *string, otherwise string) string {
	if given == nil || *given == "" {
		return otherwise
	}
	return *given
}
