package dev.pggen.catalog;

import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** Ways through a YAML file as the catalog's programs see it. */
final class Nodes {
  private Nodes() {}

  /** What a value is, to be put into a sentence. */
  static String described(YamlNode node) {
    return node instanceof YamlScalar scalar ? PyKind.of(scalar).described() : node.described();
  }

  /** What a path of keys leads to. */
  static Optional<YamlNode> at(YamlNode from, String... path) {
    Optional<YamlNode> node = Optional.of(from);
    for (String key : path) {
      node = node.flatMap(YamlNode::asMap).flatMap(m -> m.get(key));
    }
    return node;
  }

  /** The text at a key, if it is text there. */
  static Optional<String> text(YamlNode from, String... path) {
    return at(from, path)
        .flatMap(YamlNode::asScalar)
        .filter(s -> PyKind.of(s) == PyKind.TEXT)
        .map(YamlScalar::text);
  }

  /** The whole number at a key. */
  static Optional<Long> integer(YamlNode from, String... path) {
    return at(from, path).flatMap(YamlNode::asScalar).flatMap(Nodes::integer);
  }

  /** A whole number in decimal digits. */
  static Optional<Long> integer(YamlScalar scalar) {
    boolean number = PyKind.of(scalar) == PyKind.INTEGER && scalar.text().length() <= 15;
    try {
      return number ? Optional.of(Long.valueOf(scalar.text())) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether a key is there and true. */
  static boolean isTrue(YamlNode from, String key) {
    return at(from, key)
        .flatMap(YamlNode::asScalar)
        .filter(s -> PyKind.of(s) == PyKind.BOOLEAN)
        .map(s -> "yes,true,on".contains(s.text().toLowerCase(java.util.Locale.ROOT)))
        .orElse(false);
  }

  /** The items of a list at a key; none if it is no list. */
  static List<YamlNode> items(YamlNode from, String... path) {
    return at(from, path).flatMap(YamlNode::asList).map(l -> l.items()).orElse(List.of());
  }

  /** The maps among them. */
  static List<YamlMap> maps(YamlNode from, String... path) {
    return items(from, path).stream().flatMap(n -> n.asMap().stream()).toList();
  }

  /** Whether a node is nothing. */
  static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && PyKind.of(scalar) == PyKind.NULL;
  }
}
