package dev.pggen.lint.format;

import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
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
}
