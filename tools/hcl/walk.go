package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// walker lists nodes in the order of the file, each as its kind, its place and its text.
type walker struct {
	places
	nodes [][]string
}

func newWalker(src []byte) *walker {
	return &walker{places: newPlaces(src)}
}

func (w *walker) add(kind string, r hcl.Range, text string) {
	w.nodes = append(w.nodes, []string{kind, w.of(r), text})
}

func (w *walker) body(body *hclsyntax.Body) {
	type item struct {
		at    int
		write func()
	}
	var items []item
	for _, attribute := range body.Attributes {
		items = append(items, item{attribute.SrcRange.Start.Byte, func() { w.attribute(attribute) }})
	}
	for _, block := range body.Blocks {
		items = append(items, item{block.TypeRange.Start.Byte, func() { w.block(block) }})
	}
	sort.Slice(items, func(i, j int) bool { return items[i].at < items[j].at })
	for _, item := range items {
		item.write()
	}
}

func (w *walker) attribute(attribute *hclsyntax.Attribute) {
	w.add("attribute", attribute.SrcRange, "")
	w.add("name", attribute.NameRange, attribute.Name)
	w.expression(attribute.Expr)
}

func (w *walker) block(block *hclsyntax.Block) {
	w.add("block", block.Range(), "")
	w.add("definition", block.DefRange(), "")
	w.add("type", block.TypeRange, block.Type)
	for i, label := range block.Labels {
		w.add("label", block.LabelRanges[i], label)
	}
	w.body(block.Body)
}

func (w *walker) all(list []hclsyntax.Expression) {
	for _, one := range list {
		w.expression(one)
	}
}

func (w *walker) comments() {
	tokens, _ := hclsyntax.LexConfig(w.src, "", hcl.InitialPos)
	for _, token := range tokens {
		if token.Type == hclsyntax.TokenComment {
			r := token.Range
			text := strings.TrimSuffix(strings.TrimSuffix(w.text(r), "\n"), "\r")
			if strings.HasSuffix(w.text(r), "\n") {
				r.End.Byte = r.Start.Byte + len(text)
			}
			w.add("comment", r, "")
		}
	}
}

func (w *walker) expression(expression hclsyntax.Expression) {
	r := expression.Range()
	switch e := expression.(type) {
	case *hclsyntax.LiteralValueExpr:
		w.literal(e)
	case *hclsyntax.TemplateExpr:
		w.add("template", r, "")
		w.all(e.Parts)
	case *hclsyntax.TemplateWrapExpr:
		w.add("template", r, "")
		w.expression(e.Wrapped)
	case *hclsyntax.TemplateJoinExpr:
		w.expression(e.Tuple)
	case *hclsyntax.TupleConsExpr:
		w.add("list", r, "")
		w.all(e.Exprs)
	case *hclsyntax.ObjectConsExpr:
		w.add("map", r, "")
		for _, item := range e.Items {
			w.expression(item.KeyExpr)
			w.expression(item.ValueExpr)
		}
	case *hclsyntax.ObjectConsKeyExpr:
		w.expression(e.Wrapped)
	case *hclsyntax.ParenthesesExpr:
		w.add("parentheses", r, "")
		w.expression(e.Expression)
	case *hclsyntax.ForExpr:
		w.forExpression(e)
	case *hclsyntax.ConditionalExpr:
		w.conditional(e)
	case *hclsyntax.UnaryOpExpr:
		w.add("unary", r, w.text(e.SymbolRange))
		w.expression(e.Val)
	case *hclsyntax.BinaryOpExpr:
		w.add("binary", r, "")
		w.expression(e.LHS)
		w.expression(e.RHS)
	case *hclsyntax.FunctionCallExpr:
		w.add("call", r, fmt.Sprint(e.Name, " ", e.ExpandFinal))
		w.add("name", e.NameRange, "")
		w.all(e.Args)
	default:
		w.traversal(expression)
	}
}

func (w *walker) literal(e *hclsyntax.LiteralValueExpr) {
	switch {
	case e.Val.IsNull():
		w.add("null", e.SrcRange, "")
	case e.Val.Type() == cty.String && e.Val.AsString() == "" && e.SrcRange.Empty():
		// stands for nothing at all, which is no node of ours
	case e.Val.Type() == cty.String:
		w.add("literal", e.SrcRange, e.Val.AsString())
	case e.Val.Type() == cty.Bool:
		w.add("boolean", e.SrcRange, w.text(e.SrcRange))
	default:
		w.add("number", e.SrcRange, w.text(e.SrcRange))
	}
}

// directive tells whether an expression is written as %{ … }.
func (w *walker) directive(r hcl.Range) bool {
	return strings.HasPrefix(string(w.src[r.Start.Byte:]), "%{")
}

// inside lists a value, or the parts of one that is the content of a directive.
func (w *walker) inside(directive bool, value hclsyntax.Expression) {
	if directive {
		w.all(value.(*hclsyntax.TemplateExpr).Parts)
	} else {
		w.expression(value)
	}
}

func (w *walker) conditional(e *hclsyntax.ConditionalExpr) {
	w.add("conditional", e.SrcRange, "")
	w.expression(e.Condition)
	directive := w.directive(e.SrcRange)
	w.inside(directive, e.TrueResult)
	w.inside(directive, e.FalseResult)
}

func (w *walker) forExpression(e *hclsyntax.ForExpr) {
	w.add("for", e.SrcRange, fmt.Sprint(e.KeyVar, ",", e.ValVar, " ", e.Group))
	w.expression(e.CollExpr)
	if e.KeyExpr != nil {
		w.expression(e.KeyExpr)
	}
	w.inside(w.directive(e.SrcRange), e.ValExpr)
	if e.CondExpr != nil {
		w.expression(e.CondExpr)
	}
}
