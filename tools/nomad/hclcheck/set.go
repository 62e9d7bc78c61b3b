package main

import (
	"reflect"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/gocty"
)

// set gives a field of an API structure its value, converted as HCL converts: "512" is a number too.
func (e *evaluator) set(place reflect.Value, value cty.Value, from hcl.Range) {
	if value.IsNull() || !value.IsKnown() {
		return
	}
	place = indirect(place)
	switch {
	case place.Type() == reflect.TypeFor[time.Duration]():
		e.duration(place, value, from)
	case place.Kind() == reflect.Interface:
		place.Set(reflect.ValueOf(plain(value)))
	case place.Kind() == reflect.Slice:
		e.list(place, value, from)
	case place.Kind() == reflect.Map:
		if !value.Type().IsObjectType() && !value.Type().IsMapType() {
			e.wrong(from, "a map is wanted here")
			return
		}
		place.Set(reflect.MakeMap(place.Type()))
		for key, element := range value.AsValueMap() {
			e.entry(place, key, element, from)
		}
	default:
		wanted, err := gocty.ImpliedType(reflect.Zero(place.Type()).Interface())
		if err == nil {
			value, err = convert.Convert(value, wanted)
		}
		if err == nil {
			err = gocty.FromCtyValue(value, place.Addr().Interface())
		}
		if err != nil {
			e.wrong(from, "Unsuitable value type: "+err.Error())
		}
	}
}

func (e *evaluator) duration(place reflect.Value, value cty.Value, from hcl.Range) {
	text, err := convert.Convert(value, cty.String)
	if err != nil {
		e.wrong(from, "a duration is wanted here")
		return
	}
	if value.Type() == cty.Number {
		// a bare number counts nanoseconds
		text = cty.StringVal(text.AsString() + "ns")
	}
	duration, err := time.ParseDuration(text.AsString())
	if err != nil {
		e.wrong(from, "Unsuitable duration value: "+err.Error())
		return
	}
	place.SetInt(int64(duration))
}

func (e *evaluator) list(place reflect.Value, value cty.Value, from hcl.Range) {
	if !value.CanIterateElements() || value.Type().IsObjectType() || value.Type().IsMapType() {
		e.wrong(from, "a list is wanted here")
		return
	}
	list := reflect.MakeSlice(place.Type(), 0, value.LengthInt())
	for _, element := range value.AsValueSlice() {
		item := reflect.New(place.Type().Elem()).Elem()
		e.set(item, element, from)
		list = reflect.Append(list, item)
	}
	place.Set(list)
}

// mapping fills a map from a block such as `env`, `meta` or `config`.
func (e *evaluator) mapping(block *hclsyntax.Block, place reflect.Value) {
	free := place.Type().Elem().Kind() == reflect.Interface
	if len(block.Labels) > 0 {
		e.wrong(block.LabelRanges[0], "`"+block.Type+"` has no label")
	}
	if !free && len(block.Body.Blocks) > 0 {
		inner := block.Body.Blocks[0]
		e.wrong(inner.TypeRange, "Unsupported block type: `"+inner.Type+"` is not expected in `"+block.Type+"`")
		return
	}
	for key, element := range e.anything(block.Body) {
		e.entry(place, key, element, block.DefRange())
	}
}

func (e *evaluator) entry(place reflect.Value, key string, value cty.Value, from hcl.Range) {
	element := reflect.New(place.Type().Elem()).Elem()
	e.set(element, value, from)
	place.SetMapIndex(reflect.ValueOf(key), element)
}

// plain is a value as encoding/json prints it.
func plain(value cty.Value) any {
	switch {
	case value.IsNull() || !value.IsKnown():
		return nil
	case value.Type() == cty.String:
		return value.AsString()
	case value.Type() == cty.Bool:
		return value.True()
	case value.Type() == cty.Number:
		return plainNumber(value)
	case value.Type().IsObjectType() || value.Type().IsMapType():
		values := map[string]any{}
		for key, element := range value.AsValueMap() {
			if !element.IsNull() {
				values[key] = plain(element)
			}
		}
		return values
	default:
		values := []any{}
		for _, element := range value.AsValueSlice() {
			values = append(values, plain(element))
		}
		return values
	}
}

func plainNumber(value cty.Value) any {
	number := value.AsBigFloat()
	if whole, accuracy := number.Int64(); accuracy == 0 {
		return whole
	}
	fraction, _ := number.Float64()
	return fraction
}
