package dev.pggen.lint.format;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways through a document. */
final class Places {
  private Places() {}

  /** The maps below a key at the top of the document, like its services. */
  static Stream<YamlMap> maps(YamlDocument document, String section) {
    return document.root().asMap().flatMap(m -> m.get(section)).flatMap(YamlNode::asMap).stream()
        .flatMap(m -> m.entries().stream())
        .flatMap(e -> e.value().asMap().stream());
  }

  /** The names of a section at the top that stand for maps, like services. */
  static Stream<YamlMap.Entry> entries(YamlDocument document, String section) {
    return document.root().asMap().flatMap(m -> m.get(section)).flatMap(YamlNode::asMap).stream()
        .flatMap(m -> m.entries().stream())
        .filter(e -> e.value() instanceof YamlMap);
  }

  /** What stands below a name of a section at the top, like a secret. */
  static Optional<YamlMap> named(YamlDocument document, String section, String name) {
    return document.root().asMap().flatMap(m -> at(m, section, name)).flatMap(YamlNode::asMap);
  }

  /** The items of a list, or a value that stands for a list of one. */
  static List<YamlNode> items(Optional<YamlNode> node) {
    return node.flatMap(YamlNode::asList)
        .map(YamlList::items)
        .orElseGet(() -> node.filter(n -> !n.isNull()).stream().toList());
  }

  /** The text of a scalar below a key. */
  static Optional<YamlScalar> scalar(YamlMap map, String key) {
    return map.get(key).flatMap(YamlNode::asScalar).filter(s -> !s.isNull());
  }

  /** What a path of keys leads to. */
  static Optional<YamlNode> at(YamlMap map, String... path) {
    Optional<YamlNode> node = Optional.of(map);
    for (String key : path) {
      node = node.flatMap(YamlNode::asMap).flatMap(m -> m.get(key));
    }
    return node;
  }

  /** Every value in a node, without keys. */
  static Stream<YamlScalar> scalars(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map.entries().stream().flatMap(e -> scalars(e.value()));
    }
    if (node instanceof YamlList list) {
      return list.items().stream().flatMap(Places::scalars);
    }
    return node.asScalar().stream();
  }

  /** The place of a part of a text, which in a block after {@code |} is on one of its lines. */
  static Span part(YamlScalar text, int from, int to) {
    Span whole = text.part(from, to);
    if (text.style() != YamlScalar.Style.LITERAL) {
      return whole;
    }
    long before = text.text().chars().limit(from).filter(c -> c == '\n').count();
    int number = whole.line() + 1 + (int) before;
    String line = number > whole.endLine() ? "" : whole.file().line(number);
    int at = line.indexOf(text.text().substring(from, to));
    if (at < 0) {
      return whole;
    }
    int start = line.codePointCount(0, at) + 1;
    int end = start + text.text().codePointCount(from, to);
    return new Span(whole.file(), number, start, number, end);
  }
}
