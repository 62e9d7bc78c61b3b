package dev.pggen.catalog;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * A question that users are asked, as far as it can be understood.
 *
 * @param variable its name among the values
 * @param place of that name
 * @param schema what may be answered
 * @param type of the answer, empty if it does not say
 * @param inner questions of a map, or the items of a list
 */
record Question(String variable, Span place, YamlMap schema, String type, List<Question> inner) {
  Question {
    inner = List.copyOf(inner);
  }

  /** Those at a key, without what is none. */
  static List<Question> all(YamlNode from, String key) {
    return Nodes.maps(from, key).stream().flatMap(q -> of(q).stream()).toList();
  }

  private static Optional<Question> of(YamlMap map) {
    Optional<YamlScalar> name = Nodes.at(map, "variable").flatMap(YamlNode::asScalar);
    Optional<YamlMap> schema = Nodes.at(map, "schema").flatMap(YamlNode::asMap);
    if (name.isEmpty() || schema.isEmpty()) {
      return Optional.empty();
    }
    String type = Nodes.text(schema.get(), "type").orElse("");
    List<Question> inner =
        switch (type) {
          case "dict" -> all(schema.get(), "attrs");
          case "list" -> all(schema.get(), "items");
          default -> List.of();
        };
    return Optional.of(
        new Question(name.get().text(), name.get().span(), schema.get(), type, inner));
  }

  /** What is answered when nobody answers. */
  Optional<YamlNode> byDefault() {
    return Nodes.at(schema, "default");
  }

  /** Whether something must be answered. */
  boolean required() {
    return Nodes.isTrue(schema, "required");
  }

  /** Whether nothing is an answer. */
  boolean nullable() {
    return Nodes.isTrue(schema, "null");
  }
}
