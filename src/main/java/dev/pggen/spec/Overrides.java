package dev.pggen.spec;

import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;

/** {@code targets.<t>.spec} and {@code targets.<t>.patch} of the target in question. */
final class Overrides {
  private static final Set<String> FORBIDDEN =
      Set.of("pggen", "requires", "name", "defaults", "targets", "lint");

  private Overrides() {}

  /** The spec with the target's changes over it, and over those the changes of one of its forms. */
  static YamlMap apply(YamlMap spec, String target, Optional<String> form, Findings findings) {
    YamlMap changed = over(spec, part(spec, target, "spec"), findings);
    if (form.isEmpty()) {
      return changed;
    }
    Optional<YamlMap> own = part(spec, target, form.get());
    return over(changed, own.flatMap(m -> m.get("spec")).flatMap(YamlNode::asMap), findings);
  }

  private static YamlMap over(YamlMap spec, Optional<YamlMap> changes, Findings findings) {
    if (changes.isEmpty()) {
      return spec;
    }
    for (YamlMap.Entry entry : changes.get().entries()) {
      if (FORBIDDEN.contains(entry.name())) {
        findings.add(
            ShapeRules.FORBIDDEN_KEY
                .at(entry.key().span(), "`" + entry.name() + "` is the same on every target")
                .why("a suppression or a name that only one target has would surprise the others")
                .help("write it at the top of the spec"));
      }
    }
    return Layers.over(spec, spec.with(Layers.without(changes.get(), FORBIDDEN).entries()));
  }

  /** The hatch on the rendered document. */
  static Optional<YamlMap> patch(YamlMap spec, String target) {
    return part(spec, target, "patch");
  }

  /** What stands there for the target itself. */
  static Optional<YamlMap> settings(YamlMap spec, String target) {
    return spec.get("targets")
        .flatMap(YamlNode::asMap)
        .flatMap(targets -> targets.get(target))
        .flatMap(YamlNode::asMap);
  }

  /** The directory of the host that the target keeps the stack in. */
  static Optional<YamlNode> dataset(YamlMap spec, String target) {
    return settings(spec, target).flatMap(map -> map.get("dataset")).filter(node -> !node.isNull());
  }

  private static Optional<YamlMap> part(YamlMap spec, String target, String key) {
    return settings(spec, target).flatMap(map -> map.get(key)).flatMap(YamlNode::asMap);
  }
}
