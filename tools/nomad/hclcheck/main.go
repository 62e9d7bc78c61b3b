// Command hclcheck answers what HashiCorp's own open-source libraries make of a Nomad job file.
// It is a test tool: nothing of it is in pggen.
//
// It links HCL itself (github.com/hashicorp/hcl/v2), the job structures of Nomad's API client
// (github.com/hashicorp/nomad/api) and consul-template. It does not link Nomad's agent, whose
// licence is no open-source one; what only the agent checks is not checked here.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

const usage = `usage:
  hclcheck parse FILE...    is it HCL? one line of JSON for each file
  hclcheck ranges FILE      where each block, attribute and value begins and ends, as JSON
  hclcheck fmt FILE...      names the files that formatting would change
  hclcheck fmt -print FILE  the formatted text
  hclcheck job [-set NAME=VALUE] [-var NAME=VALUE] [-data FILE] FILE...
                            the job, and what a task gets of it, one line of JSON for each file
  hclcheck volume FILE...   what a volume is made or registered by, one line of JSON for each file
A FILE of "-" stands for the names on standard input, one on a line.
exit code: 0 all well, 1 something is wrong with a file, 2 wrong usage or a file that cannot be read
`

// verdict is what became of one file.
type verdict bool

const (
	fine  verdict = true
	wrong verdict = false
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

func run(arguments []string, in io.Reader, out, errors io.Writer) int {
	if len(arguments) == 0 {
		fmt.Fprint(errors, usage)
		return 2
	}
	verb, rest := arguments[0], arguments[1:]
	options := Options{}
	switch verb {
	case "parse", "ranges", "volume":
	case "fmt":
		if len(rest) > 0 && rest[0] == "-print" {
			verb, rest = "print", rest[1:]
		}
	case "job":
		var err error
		if options, rest, err = readOptions(rest); err != nil {
			fmt.Fprintf(errors, "hclcheck: %v\n%s", err, usage)
			return 2
		}
	default:
		fmt.Fprintf(errors, "hclcheck: no verb %q\n%s", verb, usage)
		return 2
	}
	paths, err := expand(rest, in)
	if err != nil || len(paths) == 0 {
		fmt.Fprint(errors, usage)
		return 2
	}
	printer := bufio.NewWriter(out)
	defer printer.Flush()
	code := 0
	for _, path := range paths {
		source, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintf(errors, "hclcheck: %v\n", err)
			return 2
		}
		if one(verb, path, source, options, printer) == wrong {
			code = 1
		}
	}
	return code
}

func one(verb, path string, source []byte, options Options, out io.Writer) verdict {
	switch verb {
	case "parse":
		return parse(path, source, out)
	case "ranges":
		return ranges(path, source, out)
	case "volume":
		return volume(path, source, out)
	case "fmt":
		return formatted(path, source, out)
	case "print":
		return printFormatted(source, out)
	default:
		return job(path, source, options, out)
	}
}

// expand puts the names on standard input in the place of "-".
func expand(arguments []string, in io.Reader) ([]string, error) {
	var paths []string
	for _, argument := range arguments {
		if argument != "-" {
			paths = append(paths, argument)
			continue
		}
		lines := bufio.NewScanner(in)
		for lines.Scan() {
			paths = append(paths, lines.Text())
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// printJSON writes one value on one line, `<` and `&` as they are.
func printJSON(out io.Writer, value any) {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err) // what is printed is made of structs and strings only
	}
}
