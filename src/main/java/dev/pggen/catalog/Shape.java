package dev.pggen.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a part of a YAML file must look like. */
sealed interface Shape {
  /**
   * A single value.
   *
   * @param kinds what it may be
   * @param form of its text
   * @param wanted in words, for messages
   */
  record Single(Set<PyKind> kinds, Pattern form, String wanted) implements Shape {}

  /** A list. */
  record Several(Shape item) implements Shape {}

  /** Anything. */
  record Any() implements Shape {}

  /**
   * A map.
   *
   * @param keys what each key holds
   * @param required keys that must be there
   * @param closed whether other keys are wrong
   */
  record Keys(Map<String, Shape> keys, Set<String> required, boolean closed) implements Shape {}

  /** Any text. */
  Shape TEXT = new Single(Set.of(PyKind.TEXT), Pattern.compile("(?s).*"), "text");

  /** Text or nothing. */
  Shape TEXT_OR_NULL =
      new Single(Set.of(PyKind.TEXT, PyKind.NULL), Pattern.compile("(?s).*"), "text");

  /** A whole number. */
  Shape INTEGER = new Single(Set.of(PyKind.INTEGER), Pattern.compile(".*"), "a whole number");

  /** True or false. */
  Shape BOOLEAN = new Single(Set.of(PyKind.BOOLEAN), Pattern.compile(".*"), "true or false");

  /** Texts. */
  Shape TEXTS = new Several(TEXT);

  /** Text of a form. */
  static Shape text(String form, String wanted) {
    return new Single(Set.of(PyKind.TEXT), Pattern.compile(form), wanted);
  }

  /** A map; keys and their shapes in turn. */
  static Keys keys(Set<String> required, boolean closed, Object... keysAndShapes) {
    Map<String, Shape> keys = new LinkedHashMap<>();
    for (int i = 0; i < keysAndShapes.length; i += 2) {
      keys.put((String) keysAndShapes[i], (Shape) keysAndShapes[i + 1]);
    }
    return new Keys(keys, required, closed);
  }
}
