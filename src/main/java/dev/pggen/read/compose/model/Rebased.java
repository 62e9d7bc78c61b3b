package dev.pggen.read.compose.model;

import dev.pggen.source.ShortText;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The paths of a file that lies in another directory, as if it lay in that of the project. */
final class Rebased {
  private final String directory;

  private Rebased(String directory) {
    this.directory = directory;
  }

  /** A whole file. */
  static YamlMap of(YamlMap root, String directory) {
    if (directory.isEmpty()) {
      return root;
    }
    Rebased rebased = new Rebased(directory);
    YamlMap services = under(root, "services", rebased::service);
    YamlMap secrets = under(services, "secrets", rebased::fileBeside);
    return under(secrets, "configs", rebased::fileBeside);
  }

  /** Changes each map below a key. */
  private static YamlMap under(YamlMap root, String key, UnaryOperator<YamlMap> change) {
    return changed(
        root,
        key,
        node ->
            node instanceof YamlMap section
                ? section.with(
                    section.entries().stream()
                        .map(
                            e ->
                                e.value() instanceof YamlMap map
                                    ? new YamlMap.Entry(e.key(), change.apply(map))
                                    : e)
                        .toList())
                : node);
  }

  private static YamlMap changed(YamlMap map, String key, UnaryOperator<YamlNode> change) {
    Optional<YamlMap.Entry> entry = map.entry(key);
    if (entry.isEmpty()) {
      return map;
    }
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry each : map.entries()) {
      boolean here = each.name().equals(key);
      entries.add(here ? new YamlMap.Entry(each.key(), change.apply(each.value())) : each);
    }
    return map.with(entries);
  }

  private YamlMap fileBeside(YamlMap described) {
    return changed(described, "file", this::path);
  }

  private YamlMap service(YamlMap service) {
    YamlMap built = changed(service, "build", this::build);
    YamlMap filed = changed(built, "env_file", node -> each(node, "path"));
    YamlMap labelled = changed(filed, "label_file", node -> each(node, "path"));
    return changed(labelled, "volumes", this::volumes);
  }

  private YamlNode build(YamlNode node) {
    return node instanceof YamlMap map ? changed(map, "context", this::path) : path(node);
  }

  private YamlNode each(YamlNode node, String key) {
    if (node instanceof YamlList list) {
      return items(list, item -> each(item, key));
    }
    return node instanceof YamlMap map ? changed(map, key, this::path) : path(node);
  }

  private YamlNode volumes(YamlNode node) {
    return node instanceof YamlList list ? items(list, this::volume) : node;
  }

  private YamlNode volume(YamlNode node) {
    if (node instanceof YamlMap map) {
      boolean bind =
          map.get("type").flatMap(YamlNode::asScalar).filter(Rebased::isBind).isPresent();
      return bind ? changed(map, "source", this::path) : map;
    }
    if (!(node instanceof YamlScalar scalar)) {
      return node;
    }
    List<String> parts = ShortText.split(scalar.text());
    String source = parts.get(0);
    boolean path = parts.size() > 1 && source.startsWith(".");
    return path
        ? scalar.with(Paths.written(directory, source) + scalar.text().substring(source.length()))
        : scalar;
  }

  private static boolean isBind(YamlScalar type) {
    return type.text().equals("bind");
  }

  private YamlNode path(YamlNode node) {
    return node instanceof YamlScalar scalar && Paths.isRelative(scalar.text())
        ? scalar.with(Paths.written(directory, scalar.text()))
        : node;
  }

  private static YamlList items(YamlList list, UnaryOperator<YamlNode> change) {
    return new YamlList(list.items().stream().map(change).toList(), list.span(), list.tag());
  }
}
