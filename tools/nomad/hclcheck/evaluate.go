package main

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// evaluator is the first pass: it gives a job file's expressions their values.
//
// A name that is neither `var` nor `local` belongs to the client: `${NOMAD_TASK_DIR}` stays in the
// text as it was written. Nomad's own parser does so too; HCL alone would call it an error.
type evaluator struct {
	source   []byte
	context  *hcl.EvalContext
	problems []Problem
}

func newEvaluator(source []byte) *evaluator {
	return &evaluator{source: source, context: &hcl.EvalContext{Variables: map[string]cty.Value{}}}
}

func (e *evaluator) wrong(place hcl.Range, text string) {
	e.problems = append(e.problems, at(place, text))
}

// value is cty.DynamicVal where there is none; the problem is then noted.
func (e *evaluator) value(expression hclsyntax.Expression) cty.Value {
	switch expression := expression.(type) {
	case *hclsyntax.TemplateExpr:
		return e.template(expression)
	case *hclsyntax.TemplateWrapExpr:
		return e.value(expression.Wrapped)
	case *hclsyntax.ParenthesesExpr:
		return e.value(expression.Expression)
	case *hclsyntax.ScopeTraversalExpr:
		if _, known := e.context.Variables[expression.Traversal.RootName()]; !known {
			return cty.StringVal("${" + string(expression.SrcRange.SliceBytes(e.source)) + "}")
		}
	case *hclsyntax.TupleConsExpr:
		values := make([]cty.Value, 0, len(expression.Exprs))
		for _, element := range expression.Exprs {
			values = append(values, e.value(element))
		}
		return cty.TupleVal(values)
	case *hclsyntax.ObjectConsExpr:
		return e.object(expression)
	}
	value, diagnostics := expression.Value(e.context)
	if diagnostics.HasErrors() {
		e.problems = append(e.problems, problems(diagnostics)...)
		return cty.DynamicVal
	}
	return value
}

func (e *evaluator) template(template *hclsyntax.TemplateExpr) cty.Value {
	var text strings.Builder
	for _, part := range template.Parts {
		value, err := convert.Convert(e.value(part), cty.String)
		if err != nil || value.IsNull() || !value.IsKnown() {
			e.wrong(part.Range(), "this part of a text has no text")
			return cty.DynamicVal
		}
		text.WriteString(value.AsString())
	}
	return cty.StringVal(text.String())
}

func (e *evaluator) object(object *hclsyntax.ObjectConsExpr) cty.Value {
	values := map[string]cty.Value{}
	for _, item := range object.Items {
		key, diagnostics := item.KeyExpr.Value(e.context)
		if diagnostics.HasErrors() || key.IsNull() || key.Type() != cty.String {
			e.wrong(item.KeyExpr.Range(), "this key is no text")
			continue
		}
		if _, twice := values[key.AsString()]; twice {
			e.wrong(item.KeyExpr.Range(), "the key `"+key.AsString()+"` comes twice")
		}
		values[key.AsString()] = e.value(item.ValueExpr)
	}
	return cty.ObjectVal(values)
}

// anything is a block without a schema, such as `config`: attributes by name, blocks as lists of objects.
func (e *evaluator) anything(body *hclsyntax.Body) map[string]cty.Value {
	values := map[string]cty.Value{}
	for name, attribute := range body.Attributes {
		values[name] = e.value(attribute.Expr)
	}
	blocks := map[string][]cty.Value{}
	for _, block := range body.Blocks {
		if len(block.Labels) > 0 {
			e.wrong(block.LabelRanges[0], "a block here has no label")
		}
		if _, both := values[block.Type]; both {
			e.wrong(block.TypeRange, "`"+block.Type+"` is an attribute and a block")
		}
		blocks[block.Type] = append(blocks[block.Type], cty.ObjectVal(e.anything(block.Body)))
	}
	for name, list := range blocks {
		values[name] = cty.TupleVal(list)
	}
	return values
}
