package main

import (
	"reflect"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/nomad/api"
)

// The legal names and their types are the tags of Nomad's own API structures, so a name that they
// lack, or a value of another type, is a problem here as it is there.

// field is what one tag says.
type field struct {
	index int
	kind  string // "optional", "required", "block" or "label"
}

func fields(structure reflect.Type) map[string]field {
	found := map[string]field{}
	for i := range structure.NumField() {
		tag, tagged := structure.Field(i).Tag.Lookup("hcl")
		if !tagged || tag == "-" {
			continue
		}
		name, kind, _ := strings.Cut(tag, ",")
		if kind == "" {
			kind = "required"
		}
		if kind == "label" {
			name = "label:" + name
		}
		found[name] = field{index: i, kind: kind}
	}
	return found
}

// Names that Nomad's parser takes beside the tags.
var (
	// inherited blocks hold for each task below them
	inherited = map[reflect.Type]map[string]reflect.Type{
		reflect.TypeFor[api.Job]():       {"vault": reflect.TypeFor[api.Vault](), "secret": reflect.TypeFor[api.Secret](), "task": reflect.TypeFor[api.Task]()},
		reflect.TypeFor[api.TaskGroup](): {"vault": reflect.TypeFor[api.Vault](), "secret": reflect.TypeFor[api.Secret]()},
	}
	// short forms of `operator` and `value`
	operators = map[reflect.Type]map[string]bool{
		reflect.TypeFor[api.Constraint](): {"version": true, "semver": true, "regexp": true, "set_contains": true, "distinct_hosts": true, "distinct_property": true},
		reflect.TypeFor[api.Affinity]():   {"version": true, "semver": true, "regexp": true, "set_contains": true, "set_contains_any": true, "set_contains_all": true},
	}
)

// decode fills a structure from a block's body and labels.
func (e *evaluator) decode(block *hclsyntax.Block, target reflect.Value) {
	structure := target.Type()
	known := fields(structure)
	e.labels(block, known, target)
	for name, attribute := range block.Body.Attributes {
		field, ok := known[name]
		place := target
		switch {
		case ok && field.kind != "block":
			e.set(place.Field(field.index), e.value(attribute.Expr), attribute.Expr.Range())
		case ok && place.Field(field.index).Kind() == reflect.Map:
			e.set(place.Field(field.index), e.value(attribute.Expr), attribute.Expr.Range())
		case operators[structure][name]:
			e.value(attribute.Expr)
		default:
			e.wrong(attribute.NameRange, "Unsupported argument: `"+name+"` is not expected in `"+block.Type+"`")
		}
	}
	for name, field := range known {
		if field.kind == "required" && block.Body.Attributes[name] == nil {
			e.wrong(block.DefRange(), "Missing required argument: `"+block.Type+"` wants `"+name+"`")
		}
	}
	seen := map[string]bool{}
	for _, inner := range block.Body.Blocks {
		e.inner(block, inner, known, target, seen)
	}
}

func (e *evaluator) labels(block *hclsyntax.Block, known map[string]field, target reflect.Value) {
	wanted := 0
	for name, field := range known {
		if !strings.HasPrefix(name, "label:") {
			continue
		}
		wanted++
		if len(block.Labels) > 0 {
			text := indirect(target.Field(field.index))
			text.SetString(block.Labels[0])
		}
	}
	if target.Type() == reflect.TypeFor[api.Job]() {
		wanted = 1
	}
	if len(block.Labels) != wanted {
		e.wrong(block.DefRange(), "`"+block.Type+"` has the wrong number of labels")
	}
}

func (e *evaluator) inner(block, inner *hclsyntax.Block, known map[string]field, target reflect.Value, seen map[string]bool) {
	if wanted, ok := inherited[target.Type()][inner.Type]; ok {
		e.decode(inner, reflect.New(wanted).Elem())
		return
	}
	field, ok := known[inner.Type]
	if !ok || field.kind != "block" {
		e.wrong(inner.TypeRange, "Unsupported block type: `"+inner.Type+"` is not expected in `"+block.Type+"`")
		return
	}
	place := target.Field(field.index)
	if place.Kind() != reflect.Slice && !(place.Kind() == reflect.Map && len(inner.Labels) > 0) && seen[inner.Type] {
		e.wrong(inner.TypeRange, "Duplicate `"+inner.Type+"` block")
	}
	seen[inner.Type] = true
	e.put(inner, place)
}

// put decodes a block into the field that takes it.
func (e *evaluator) put(block *hclsyntax.Block, place reflect.Value) {
	switch place.Kind() {
	case reflect.Slice:
		element := reflect.New(place.Type().Elem()).Elem()
		e.decode(block, indirect(element))
		place.Set(reflect.Append(place, element))
	case reflect.Map:
		if place.IsNil() {
			place.Set(reflect.MakeMap(place.Type()))
		}
		if len(block.Labels) == 1 {
			element := reflect.New(place.Type().Elem()).Elem()
			e.decode(block, indirect(element))
			place.SetMapIndex(reflect.ValueOf(block.Labels[0]), element)
			return
		}
		e.mapping(block, place)
	default:
		e.decode(block, indirect(place))
	}
}

// indirect is what a pointer points to, made where there is nothing yet.
func indirect(value reflect.Value) reflect.Value {
	for value.Kind() == reflect.Pointer {
		if value.IsNil() {
			value.Set(reflect.New(value.Type().Elem()))
		}
		value = value.Elem()
	}
	return value
}
