package main

import (
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func (w *walker) traversal(expression hclsyntax.Expression) {
	r := expression.Range()
	switch e := expression.(type) {
	case *hclsyntax.ScopeTraversalExpr:
		w.add("variable", r, e.Traversal.RootName())
		w.steps(e.Traversal[1:])
	case *hclsyntax.RelativeTraversalExpr:
		w.add("access", r, "")
		w.expression(e.Source)
		w.steps(e.Traversal)
	case *hclsyntax.IndexExpr:
		w.add("index", r, "")
		w.expression(e.Collection)
		w.expression(e.Key)
	case *hclsyntax.SplatExpr:
		w.add("splat", r, "")
		w.expression(e.Source)
		w.expression(e.Each)
	case *hclsyntax.AnonSymbolExpr:
		w.add("item", r, "")
	default:
		panic(fmt.Sprintf("unknown node %T", expression))
	}
}

func (w *walker) steps(steps hcl.Traversal) {
	for _, step := range steps {
		switch s := step.(type) {
		case hcl.TraverseAttr:
			w.add("step", s.SrcRange, s.Name)
		case hcl.TraverseIndex:
			text := ""
			if s.Key.Type() == cty.String && !s.Key.IsNull() {
				text = s.Key.AsString()
			}
			w.add("step", s.SrcRange, text)
		}
	}
}
