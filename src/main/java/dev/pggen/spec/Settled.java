package dev.pggen.spec;

import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.Set;

/** What stands below {@code targets.<t>} for the target itself, with variables put in. */
final class Settled {
  /** Changes of the spec, and what the binder reads. */
  private static final Set<String> NOT_ITS_OWN = Set.of("spec", "patch", "dataset");

  private Settled() {}

  /** The same map; a reference to anything but a variable is a finding. */
  static YamlMap of(YamlMap settings, Interpolation in) {
    return settings.with(
        settings.entries().stream()
            .map(
                e ->
                    NOT_ITS_OWN.contains(e.name())
                        ? e
                        : new YamlMap.Entry(e.key(), node(e.value(), in)))
            .toList());
  }

  private static YamlNode node(YamlNode node, Interpolation in) {
    if (node instanceof YamlMap map) {
      return of(map, in);
    }
    if (node instanceof YamlList list) {
      return new YamlList(
          list.items().stream().map(item -> node(item, in)).toList(), list.span(), list.tag());
    }
    YamlScalar scalar = (YamlScalar) node;
    return new YamlScalar(
        in.plain(scalar), in.kind(scalar), scalar.style(), scalar.span(), scalar.tag());
  }
}
