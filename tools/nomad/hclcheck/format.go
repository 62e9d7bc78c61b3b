package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/hashicorp/hcl/v2/hclwrite"
)

// formatted names a file that HCL's formatter, which `nomad fmt` calls, would change, or that is no HCL.
func formatted(path string, source []byte, out io.Writer) verdict {
	if _, found := syntax(path, source); len(found) > 0 {
		fmt.Fprintf(out, "%s:%d:%d: %s\n", path, found[0].Line, found[0].Column, found[0].Text)
		return wrong
	}
	if !bytes.Equal(hclwrite.Format(source), source) {
		fmt.Fprintln(out, path)
		return wrong
	}
	return fine
}

func printFormatted(source []byte, out io.Writer) verdict {
	out.Write(hclwrite.Format(source))
	return fine
}
