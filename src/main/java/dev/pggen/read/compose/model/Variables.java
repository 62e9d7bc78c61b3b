package dev.pggen.read.compose.model;

import dev.pggen.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What env files say of variables. The environment of whoever starts Compose is not known. */
final class Variables {
  /** No file says anything. */
  static final Variables NONE = of(Map.of());

  private final Map<String, Value> values;
  private final boolean broken;
  private final Optional<Variables> others;

  /**
   * The value of a variable.
   *
   * @param text none if it depends on what is outside
   * @param span where it is written
   */
  record Value(Optional<String> text, Span span) {}

  private Variables(Map<String, Value> values, boolean broken, Optional<Variables> others) {
    this.values = values;
    this.broken = broken;
    this.others = others;
  }

  /** These; what is put into the map later is among them. */
  static Variables of(Map<String, Value> values) {
    return new Variables(values, false, Optional.empty());
  }

  /** Of a file that Compose refuses: nothing can be known. */
  static Variables broken() {
    return new Variables(Map.of(), true, Optional.empty());
  }

  /** These, and those of another file that are not among them. */
  Variables with(Variables more) {
    return new Variables(values, broken, Optional.of(others.map(o -> o.with(more)).orElse(more)));
  }

  /** Those that no other file brings. */
  Map<String, Value> own() {
    return new TreeMap<>(values);
  }

  boolean isBroken() {
    return broken || others.isPresent() && others.get().isBroken();
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  Optional<String> value(String name) {
    return find(name).flatMap(Value::text);
  }

  Optional<Span> span(String name) {
    return find(name).map(Value::span);
  }

  private Optional<Value> find(String name) {
    Optional<Value> own = Optional.ofNullable(values.get(name));
    return own.isPresent() ? own : others.flatMap(o -> o.find(name));
  }
}
