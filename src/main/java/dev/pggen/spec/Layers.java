package dev.pggen.spec;

import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays one tree over another as JSON Merge Patch (RFC 7396) does, but leaves nulls standing as
 * marks: {@code extends} must still see that a key was taken back. Every node keeps its place, so
 * what is inherited points to its origin.
 */
final class Layers {
  private Layers() {}

  /**
   * The base with the patch put over it. Nulls of the patch stay, as marks, until {@link #strip}.
   */
  static YamlNode over(YamlNode base, YamlNode patch) {
    if (!(patch instanceof YamlMap upper)) {
      return patch;
    }
    return base instanceof YamlMap lower ? over(lower, upper) : patch;
  }

  /** The same for two maps; keys of the base come first. */
  static YamlMap over(YamlMap base, YamlMap patch) {
    List<YamlMap.Entry> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlMap.Entry entry : base.entries()) {
      Optional<YamlMap.Entry> above = patch.entry(entry.name());
      entries.add(
          above.map(e -> new YamlMap.Entry(e.key(), over(entry.value(), e.value()))).orElse(entry));
      seen.add(entry.name());
    }
    for (YamlMap.Entry entry : patch.entries()) {
      if (!seen.contains(entry.name())) {
        entries.add(entry);
      }
    }
    return patch.with(entries);
  }

  /** The tree without keys whose value is null; lists keep what they hold. */
  static YamlMap strip(YamlMap map, Set<String> untouched) {
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      YamlNode value = entry.value();
      if (value instanceof YamlMap inner && !untouched.contains(entry.name())) {
        entries.add(new YamlMap.Entry(entry.key(), strip(inner, Set.of())));
      } else if (!value.isNull()) {
        entries.add(entry);
      }
    }
    return map.with(entries);
  }

  /** The map without some of its keys. */
  static YamlMap without(YamlMap map, Set<String> keys) {
    return map.with(map.entries().stream().filter(e -> !keys.contains(e.name())).toList());
  }

  /** The map with one key set. */
  static YamlMap with(YamlMap map, YamlMap.Entry entry) {
    return over(without(map, Set.of(entry.name())), map.with(List.of(entry)));
  }
}
