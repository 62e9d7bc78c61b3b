package dev.pggen.read.compose.model;

import dev.pggen.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What env files say of variables. The environment of whoever starts Compose is not known. */
final class Variables {
  /** No file says anything. */
  static final Variables NONE = new Variables(Map.of(), false);

  private final Map<String, Value> values;
  private final boolean broken;

  /**
   * The value of a variable.
   *
   * @param text none if it depends on what is outside
   * @param span where it is written
   */
  record Value(Optional<String> text, Span span) {}

  private Variables(Map<String, Value> values, boolean broken) {
    this.values = Map.copyOf(values);
    this.broken = broken;
  }

  static Variables of(Map<String, Value> values) {
    return new Variables(values, false);
  }

  /** Of a file that Compose refuses: nothing can be known. */
  static Variables broken() {
    return new Variables(Map.of(), true);
  }

  /** These, and those of another file that are not among them. */
  Variables with(Variables others) {
    Map<String, Value> all = new HashMap<>(others.values);
    all.putAll(values);
    return new Variables(all, broken || others.broken);
  }

  boolean isBroken() {
    return broken;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).flatMap(Value::text);
  }

  Optional<Span> span(String name) {
    return Optional.ofNullable(values.get(name)).map(Value::span);
  }
}
