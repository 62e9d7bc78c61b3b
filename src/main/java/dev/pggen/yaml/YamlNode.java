package dev.pggen.yaml;

import dev.pggen.source.Span;
import java.util.Optional;

/** A part of a YAML file that was read: a map, a list or a scalar, and where it stands. */
public sealed interface YamlNode permits YamlMap, YamlList, YamlScalar {

  /**
   * The node's own text, without anchor and tag. A block collection reaches from its first key or
   * dash to the end of its last child; an omitted value has no width and stands after its colon.
   */
  Span span();

  /** The tag that was written, like {@code !reset}; empty where there is none. */
  String tag();

  /** What it is, to be put into a sentence: {@code a map}, {@code a list}, {@code text}. */
  String described();

  /** This node if it is a map. */
  default Optional<YamlMap> asMap() {
    return this instanceof YamlMap map ? Optional.of(map) : Optional.empty();
  }

  /** This node if it is a list. */
  default Optional<YamlList> asList() {
    return this instanceof YamlList list ? Optional.of(list) : Optional.empty();
  }

  /** This node if it is a scalar. */
  default Optional<YamlScalar> asScalar() {
    return this instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.empty();
  }

  /** Whether it is null: omitted, or written as {@code null}. */
  default boolean isNull() {
    return this instanceof YamlScalar scalar && scalar.kind() == YamlScalar.Kind.NULL;
  }
}
