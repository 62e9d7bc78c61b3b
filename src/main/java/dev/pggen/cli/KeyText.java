package dev.pggen.cli;

import dev.pggen.spec.SchemaKey;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code pggen explain} says about keys of the spec. */
final class KeyText {
  private KeyText() {}

  static String of(List<SchemaKey> keys) {
    return keys.stream().map(KeyText::one).collect(Collectors.joining("\n"));
  }

  private static String one(SchemaKey key) {
    return key.path()
        + "\n  about:   "
        + key.about()
        + "\n  value:   "
        + key.value()
        + "\n  default: "
        + (key.required() ? "none, it is required" : key.standard())
        + "\n  example: "
        + key.example()
        + "\n";
  }
}
