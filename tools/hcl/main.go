// Command hclnodes says what HashiCorp's own HCL reader makes of files: a test oracle.
//
// Paths come on standard input, one a line. For each it prints a line of JSON: whether the file is
// accepted, the first error if not, and all nodes with their places, in the order of the file.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Answer is what is printed of one file.
type Answer struct {
	Path     string     `json:"path"`
	Accepted bool       `json:"accepted"`
	Error    string     `json:"error,omitempty"`
	Nodes    [][]string `json:"nodes"`
}

func main() {
	paths := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	print := json.NewEncoder(out)
	for paths.Scan() {
		src, err := os.ReadFile(paths.Text())
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if err := print.Encode(answer(paths.Text(), src)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

func answer(path string, src []byte) Answer {
	file, diags := hclsyntax.ParseConfig(src, path, hcl.InitialPos)
	for _, diag := range diags {
		if diag.Severity == hcl.DiagError {
			return Answer{Path: path, Error: diag.Error(), Nodes: [][]string{}}
		}
	}
	walk := newWalker(src)
	walk.nodes = [][]string{}
	walk.body(file.Body.(*hclsyntax.Body))
	walk.comments()
	return Answer{Path: path, Accepted: true, Nodes: walk.nodes}
}
