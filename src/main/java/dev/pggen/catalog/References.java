package dev.pggen.catalog;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What TrueNAS fills in by {@code $ref}, and the types that it can fill. */
final class References {
  private static final Map<String, Set<String>> TYPES =
      new TreeMap<>(
          Map.of(
              "definitions/certificate", Set.of("int"),
              "definitions/gpu_configuration", Set.of("dict"),
              "definitions/interface", Set.of("string"),
              "definitions/node_bind_ip", Set.of("string"),
              "definitions/port", Set.of("int"),
              "definitions/timezone", Set.of("string"),
              "normalize/acl", Set.of("dict"),
              "normalize/ix_volume", Set.of("dict", "string")));

  private References() {}

  /** The names, sorted. */
  static Set<String> names() {
    return TYPES.keySet();
  }

  /** The types of a reference; empty if there is none of this name. */
  static Set<String> types(String name) {
    return TYPES.getOrDefault(name, Set.of());
  }
}
