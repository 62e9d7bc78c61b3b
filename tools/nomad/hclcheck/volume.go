package main

import (
	"io"
	"reflect"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/nomad/api"
	"github.com/zclconf/go-cty/cty"
)

// Volume is the answer of `volume`: what `nomad volume create` or `register` is told.
type Volume struct {
	Path     string         `json:"path"`
	OK       bool           `json:"ok"`
	Problems []Problem      `json:"problems,omitempty"`
	Values   map[string]any `json:"values,omitempty"`
}

// kindOfVolume is what one type of volume takes, by the API's own structures and constants.
type kindOfVolume struct {
	structure  reflect.Type
	capability reflect.Type
	access     []string
	attachment []string
	required   []string
}

var kindsOfVolume = map[string]kindOfVolume{
	"host": {
		structure: reflect.TypeFor[api.HostVolume](), capability: reflect.TypeFor[api.HostVolumeCapability](),
		access: []string{
			string(api.HostVolumeAccessModeSingleNodeReader), string(api.HostVolumeAccessModeSingleNodeWriter),
			string(api.HostVolumeAccessModeSingleNodeSingleWriter), string(api.HostVolumeAccessModeSingleNodeMultiWriter),
		},
		attachment: []string{string(api.HostVolumeAttachmentModeBlockDevice), string(api.HostVolumeAttachmentModeFilesystem)},
		required:   []string{"name"},
	},
	"csi": {
		structure: reflect.TypeFor[api.CSIVolume](), capability: reflect.TypeFor[api.CSIVolumeCapability](),
		access: []string{
			string(api.CSIVolumeAccessModeSingleNodeReader), string(api.CSIVolumeAccessModeSingleNodeWriter), string(api.CSIVolumeAccessModeMultiNodeReader),
			string(api.CSIVolumeAccessModeMultiNodeSingleWriter), string(api.CSIVolumeAccessModeMultiNodeMultiWriter),
		},
		attachment: []string{string(api.CSIVolumeAttachmentModeBlockDevice), string(api.CSIVolumeAttachmentModeFilesystem)},
		required:   []string{"id", "name", "plugin_id"},
	},
}

func volume(path string, source []byte, out io.Writer) verdict {
	body, found := syntax(path, source)
	if len(found) > 0 {
		printJSON(out, Volume{Path: path, Problems: found})
		return wrong
	}
	evaluator := newEvaluator(source)
	values := evaluator.anything(body)
	evaluator.volume(body, values)
	checked := Volume{Path: path, Problems: evaluator.problems, OK: len(evaluator.problems) == 0}
	checked.Values, _ = plain(cty.ObjectVal(values)).(map[string]any)
	printJSON(out, checked)
	return verdict(checked.OK)
}

func (e *evaluator) volume(body *hclsyntax.Body, values map[string]cty.Value) {
	name, _ := plain(orNull(values["type"])).(string)
	kind, known := kindsOfVolume[name]
	if !known {
		e.wrong(body.SrcRange, "a volume is of the type `host` or `csi`")
		return
	}
	names := tagged(kind.structure)
	for _, attribute := range body.Attributes {
		if attribute.Name != "type" && !slices.Contains(names, attribute.Name) {
			e.wrong(attribute.NameRange, "Unsupported argument: `"+attribute.Name+"` is not expected in a volume of the type "+name)
		}
	}
	for _, wanted := range kind.required {
		if _, there := values[wanted]; !there {
			e.wrong(body.SrcRange, "Missing required argument: a volume of the type "+name+" wants `"+wanted+"`")
		}
	}
	capabilities := 0
	for _, block := range body.Blocks {
		if !slices.Contains(names, block.Type) {
			e.wrong(block.TypeRange, "Unsupported block type: `"+block.Type+"` is not expected in a volume of the type "+name)
		}
		if block.Type == "capability" {
			capabilities++
			e.modes(block, kind)
		}
	}
	if capabilities == 0 {
		e.wrong(body.SrcRange, "a volume has a block `capability`")
	}
}

func (e *evaluator) modes(block *hclsyntax.Block, kind kindOfVolume) {
	names := tagged(kind.capability)
	for _, attribute := range block.Body.Attributes {
		if !slices.Contains(names, attribute.Name) {
			e.wrong(attribute.NameRange, "Unsupported argument: `"+attribute.Name+"` is not expected in `capability`")
		}
	}
	for name, allowed := range map[string][]string{"access_mode": kind.access, "attachment_mode": kind.attachment} {
		attribute := block.Body.Attributes[name]
		if attribute == nil {
			e.wrong(block.DefRange(), "Missing required argument: `capability` wants `"+name+"`")
		} else if text, _ := plain(e.value(attribute.Expr)).(string); !slices.Contains(allowed, text) {
			e.wrong(attribute.Expr.Range(), "`"+text+"` is no `"+name+"`: there is "+strings.Join(allowed, ", "))
		}
	}
}

// tagged is the names of a structure's fields; one without a tag is read by its own name.
func tagged(structure reflect.Type) []string {
	var names []string
	for i := range structure.NumField() {
		field := structure.Field(i)
		tag, _, _ := strings.Cut(field.Tag.Get("hcl"), ",")
		if tag == "" {
			tag = strings.ToLower(field.Name)
		}
		names = append(names, tag)
	}
	return names
}

// orNull stands for what is not there.
func orNull(value cty.Value) cty.Value {
	if value == cty.NilVal {
		return cty.NullVal(cty.String)
	}
	return value
}
