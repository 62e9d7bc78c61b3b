package main

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hcldec"
	hcljson "github.com/hashicorp/hcl/v2/json"
	"github.com/zclconf/go-cty/cty"
)

// The second pass. A client reads a task's `config` once more, as HCL in JSON, and decodes it by
// its driver's specification: whatever the first pass left of `${` and `%{` is evaluated there.
// The names and types below are those that Nomad's documentation gives the docker driver.

func attributes(kind cty.Type, names ...string) hcldec.ObjectSpec {
	specification := hcldec.ObjectSpec{}
	for _, name := range names {
		specification[name] = &hcldec.AttrSpec{Name: name, Type: kind}
	}
	return specification
}

func block(name string, parts ...hcldec.ObjectSpec) hcldec.Spec {
	return &hcldec.BlockSpec{TypeName: name, Nested: merged(parts...)}
}

func blocks(name string, parts ...hcldec.ObjectSpec) hcldec.Spec {
	return &hcldec.BlockListSpec{TypeName: name, Nested: merged(parts...)}
}

func merged(parts ...hcldec.ObjectSpec) hcldec.ObjectSpec {
	all := hcldec.ObjectSpec{}
	for _, part := range parts {
		for name, specification := range part {
			all[name] = specification
		}
	}
	return all
}

var (
	texts   = cty.List(cty.String)
	tables  = cty.List(cty.Map(cty.String))
	numbers = cty.List(cty.Map(cty.Number))
	mount   = []hcldec.ObjectSpec{
		attributes(cty.String, "type", "target", "source"), attributes(cty.Bool, "readonly"),
		{
			"bind_options":  block("bind_options", attributes(cty.String, "propagation")),
			"tmpfs_options": block("tmpfs_options", attributes(cty.Number, "size", "mode")),
			"volume_options": block("volume_options", attributes(cty.Bool, "no_copy"), attributes(tables, "labels"),
				hcldec.ObjectSpec{"driver_config": block("driver_config", attributes(cty.String, "name"), attributes(tables, "options"))}),
		},
	}
	docker = merged(
		hcldec.ObjectSpec{
			"image":        &hcldec.AttrSpec{Name: "image", Type: cty.String, Required: true},
			"entrypoint":   &hcldec.AttrSpec{Name: "entrypoint", Type: cty.DynamicPseudoType},
			"auth":         block("auth", attributes(cty.String, "username", "password", "email", "server_address")),
			"devices":      blocks("devices", attributes(cty.String, "host_path", "container_path", "cgroup_permissions")),
			"healthchecks": block("healthchecks", attributes(cty.Bool, "disable")),
			"logging":      block("logging", attributes(cty.String, "type", "driver"), attributes(tables, "config")),
			"mount":        blocks("mount", mount...),
			"mounts":       blocks("mounts", mount...),
			"storage_opt":  &hcldec.BlockAttrsSpec{TypeName: "storage_opt", ElementType: cty.String},
		},
		attributes(cty.String, "cgroupns", "command", "cpuset_cpus", "hostname", "image_pull_timeout", "ipc_mode", "ipv4_address",
			"ipv6_address", "isolation", "load", "mac_address", "network_mode", "pid_mode", "runtime", "userns_mode", "uts_mode", "volume_driver", "work_dir"),
		attributes(cty.Bool, "advertise_ipv6_address", "auth_soft_fail", "cpu_hard_limit", "force_pull", "init", "interactive", "privileged", "readonly_rootfs", "tty"),
		attributes(cty.Number, "container_exists_attempts", "cpu_cfs_period", "memory_hard_limit", "oom_score_adj", "pids_limit", "shm_size"),
		attributes(texts, "args", "cap_add", "cap_drop", "dns_options", "dns_search_domains", "dns_servers", "extra_hosts", "group_add", "network_aliases", "ports", "security_opt", "volumes"),
		attributes(tables, "labels", "sysctl", "ulimit"),
		attributes(numbers, "port_map"),
	)
)

// secondPass decodes a `config` by the docker driver's specification, with what the client knows.
func secondPass(config map[string]any, known map[string]string) (map[string]any, []Problem) {
	text, err := json.Marshal(config)
	if err != nil {
		return nil, []Problem{{Text: err.Error()}}
	}
	file, diagnostics := hcljson.Parse(text, "config")
	if diagnostics.HasErrors() {
		return nil, problems(diagnostics)
	}
	value, diagnostics := hcldec.Decode(file.Body, docker, &hcl.EvalContext{Variables: nested(known)})
	if diagnostics.HasErrors() {
		found := problems(diagnostics)
		for i := range found {
			// the place is one in the JSON, which nobody wrote
			found[i].Line, found[i].Column = 0, 0
		}
		return nil, found
	}
	decoded := plain(value).(map[string]any)
	for _, name := range []string{"devices", "mount", "mounts"} {
		// a list of no blocks is what stands for none
		if list := decoded[name].([]any); len(list) == 0 {
			delete(decoded, name)
		}
	}
	return decoded, nil
}

// nested makes `attr.kernel.name` reachable as a traversal. A name that another one goes through is left out.
func nested(known map[string]string) map[string]cty.Value {
	tree := map[string]any{}
	names := make([]string, 0, len(known))
	for name := range known {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		parts := strings.Split(name, ".")
		level := tree
		for _, part := range parts[:len(parts)-1] {
			next, ok := level[part].(map[string]any)
			if !ok {
				next = map[string]any{}
				level[part] = next
			}
			level = next
		}
		level[parts[len(parts)-1]] = known[name]
	}
	return objects(tree)
}

func objects(tree map[string]any) map[string]cty.Value {
	values := map[string]cty.Value{}
	for name, value := range tree {
		if text, ok := value.(string); ok {
			values[name] = cty.StringVal(text)
		} else {
			values[name] = cty.ObjectVal(objects(value.(map[string]any)))
		}
	}
	return values
}
