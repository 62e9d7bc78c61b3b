package main

import (
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
)

// declare makes `var` and `local` known, each variable by what was given or by its default.
func (e *evaluator) declare(body *hclsyntax.Body, given map[string]string) {
	variables := map[string]cty.Value{}
	for _, block := range body.Blocks {
		if block.Type == "variable" && len(block.Labels) == 1 {
			if value, found := e.variable(block, given); found {
				variables[block.Labels[0]] = value
			}
		}
	}
	e.context.Variables["var"] = cty.ObjectVal(variables)
	locals := map[string]cty.Value{}
	for _, block := range body.Blocks {
		if block.Type == "locals" {
			for name, attribute := range block.Body.Attributes {
				locals[name] = e.value(attribute.Expr)
			}
		}
	}
	e.context.Variables["local"] = cty.ObjectVal(locals)
}

func (e *evaluator) variable(block *hclsyntax.Block, given map[string]string) (cty.Value, bool) {
	name := block.Labels[0]
	wanted := cty.DynamicPseudoType
	if attribute := block.Body.Attributes["type"]; attribute != nil {
		wanted = e.plainType(attribute)
	}
	value := cty.NilVal
	if text, ok := given[name]; ok {
		value = cty.StringVal(text)
	} else if attribute := block.Body.Attributes["default"]; attribute != nil {
		value = e.value(attribute.Expr)
	} else {
		e.wrong(block.DefRange(), "the variable `"+name+"` has no value and no default")
		return cty.NilVal, false
	}
	converted, err := convert.Convert(value, wanted)
	if err != nil {
		e.wrong(block.DefRange(), "the variable `"+name+"`: "+err.Error())
		return cty.NilVal, false
	}
	return converted, true
}

// plainType knows the types that a tuned value has; any other is taken as it comes.
func (e *evaluator) plainType(attribute *hclsyntax.Attribute) cty.Type {
	switch string(attribute.Expr.Range().SliceBytes(e.source)) {
	case "string":
		return cty.String
	case "number":
		return cty.Number
	case "bool":
		return cty.Bool
	case "list(string)":
		return cty.List(cty.String)
	default:
		return cty.DynamicPseudoType
	}
}
