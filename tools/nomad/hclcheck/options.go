package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// Options is what the caller tells about the run.
type Options struct {
	// Set holds what a client knows when it starts a task: NOMAD_TASK_DIR, attr.kernel.name, node.datacenter.
	Set map[string]string
	// Var holds values for `variable` blocks.
	Var map[string]string
	// Data answers what templates ask.
	Data Data
}

// Data is what templates are answered with. What is not here makes a template wait, as it would in Nomad.
type Data struct {
	// Variables are Nomad variables: path, then key, then value.
	Variables map[string]map[string]string `json:"variables"`
	// Secrets are Vault's secrets as the API answers them: path, then `.Data`.
	Secrets map[string]map[string]any `json:"secrets"`
}

// readOptions takes the options before the first file.
func readOptions(arguments []string) (Options, []string, error) {
	options := Options{Set: map[string]string{}, Var: map[string]string{}}
	for len(arguments) > 0 && len(arguments[0]) > 1 && strings.HasPrefix(arguments[0], "-") {
		if len(arguments) < 2 {
			return options, nil, fmt.Errorf("%s wants a value", arguments[0])
		}
		option, value := arguments[0], arguments[1]
		arguments = arguments[2:]
		name, right, pair := strings.Cut(value, "=")
		switch {
		case option == "-set" && pair:
			options.Set[name] = right
		case option == "-var" && pair:
			options.Var[name] = right
		case option == "-data":
			text, err := os.ReadFile(value)
			if err != nil {
				return options, nil, err
			}
			if err := json.Unmarshal(text, &options.Data); err != nil {
				return options, nil, fmt.Errorf("%s: %w", value, err)
			}
		default:
			return options, nil, fmt.Errorf("no option %s with the value %q", option, value)
		}
	}
	return options, arguments, nil
}
