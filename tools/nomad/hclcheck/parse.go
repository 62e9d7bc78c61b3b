package main

import (
	"io"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Problem is something wrong at a place; lines and columns count from 1.
type Problem struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
}

// Parsed is the answer of `parse`.
type Parsed struct {
	Path     string    `json:"path"`
	OK       bool      `json:"ok"`
	Problems []Problem `json:"problems,omitempty"`
}

// syntax reads a file with HCL's own parser.
func syntax(path string, source []byte) (*hclsyntax.Body, []Problem) {
	file, diagnostics := hclsyntax.ParseConfig(source, path, hcl.InitialPos)
	if diagnostics.HasErrors() {
		return nil, problems(diagnostics)
	}
	return file.Body.(*hclsyntax.Body), nil
}

func parse(path string, source []byte, out io.Writer) verdict {
	_, found := syntax(path, source)
	printJSON(out, Parsed{Path: path, OK: len(found) == 0, Problems: found})
	return len(found) == 0
}

func problems(diagnostics hcl.Diagnostics) []Problem {
	var found []Problem
	for _, diagnostic := range diagnostics {
		if diagnostic.Severity != hcl.DiagError {
			continue
		}
		problem := Problem{Text: diagnostic.Summary + ": " + diagnostic.Detail}
		if diagnostic.Subject != nil {
			problem.Line, problem.Column = diagnostic.Subject.Start.Line, diagnostic.Subject.Start.Column
		}
		found = append(found, problem)
	}
	return found
}

// at is a problem at the beginning of a range.
func at(place hcl.Range, text string) Problem {
	return Problem{Line: place.Start.Line, Column: place.Start.Column, Text: text}
}
