package main

import (
	"fmt"
	"io"
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Node is a part of a file. Start and End are byte offsets, End is exclusive; lines and columns
// count from 1, columns in grapheme clusters, as HCL counts them.
type Node struct {
	Kind      string `json:"kind"`
	Name      string `json:"name,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
}

func ranges(path string, source []byte, out io.Writer) verdict {
	body, found := syntax(path, source)
	if len(found) > 0 {
		printJSON(out, Parsed{Path: path, Problems: found})
		return wrong
	}
	var nodes []Node
	walkBody(body, func(node Node) { nodes = append(nodes, node) })
	sort.SliceStable(nodes, func(i, j int) bool { return nodes[i].Start < nodes[j].Start })
	for _, node := range nodes {
		printJSON(out, node)
	}
	return fine
}

func walkBody(body *hclsyntax.Body, see func(Node)) {
	for _, attribute := range body.Attributes {
		see(node("attribute", attribute.Name, attribute.SrcRange))
		see(node("name", attribute.Name, attribute.NameRange))
		walkValue(attribute.Expr, see)
	}
	for _, block := range body.Blocks {
		see(node("block", block.Type, hcl.RangeBetween(block.TypeRange, block.CloseBraceRange)))
		see(node("type", block.Type, block.TypeRange))
		for i, label := range block.Labels {
			see(node("label", label, block.LabelRanges[i]))
		}
		walkBody(block.Body, see)
	}
}

func walkValue(value hclsyntax.Expression, see func(Node)) {
	see(node(kind(value), "", value.Range()))
	switch value := value.(type) {
	case *hclsyntax.TupleConsExpr:
		for _, element := range value.Exprs {
			walkValue(element, see)
		}
	case *hclsyntax.ObjectConsExpr:
		for _, item := range value.Items {
			see(node("key", "", item.KeyExpr.Range()))
			walkValue(item.ValueExpr, see)
		}
	}
}

// kind is the name of an expression's type without its package: TemplateExpr, TupleConsExpr and so on.
func kind(value hclsyntax.Expression) string {
	name := fmt.Sprintf("%T", value)
	return name[len("*hclsyntax."):]
}

func node(kind, name string, place hcl.Range) Node {
	return Node{
		Kind: kind, Name: name,
		Start: place.Start.Byte, End: place.End.Byte,
		Line: place.Start.Line, Column: place.Start.Column,
		EndLine: place.End.Line, EndColumn: place.End.Column,
	}
}
