package dev.pggen.read.compose.model;

import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlReader;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out of a Compose file what is no YAML. A label or a variable is one of many; of any other
 * key of a service nothing is left, as its values belong together.
 */
final class Unread {
  private static final Set<String> OF_MANY = Set.of("environment", "labels");

  /** They say what a service is: without them nothing is known of it. */
  private static final Set<String> DECISIVE =
      Set.of(
          "build",
          "command",
          "configs",
          "depends_on",
          "entrypoint",
          "env_file",
          "extends",
          "healthcheck",
          "image",
          "network_mode",
          "networks",
          "profiles",
          "secrets",
          "volumes",
          "volumes_from");

  private final YamlDocument document;
  private int taken;

  private Unread(YamlDocument document) {
    this.document = document;
  }

  /** What a file says, without the values that cannot be read. */
  static Result<YamlDocument> without(SourceFile file, YamlDialect dialect) {
    Result<YamlDocument> read = YamlReader.readOn(file, dialect);
    if (read.value().map(d -> d.unread().isEmpty()).orElse(true)) {
      return read;
    }
    YamlDocument document = read.value().get();
    Optional<YamlMap> root = new Unread(document).root();
    return root.isEmpty()
        ? YamlReader.read(file, dialect)
        : Result.of(
            new YamlDocument(file, dialect, root.get(), document.comments(), document.unread()),
            read.findings());
  }

  /** None if one of them stands where more hangs on it. */
  private Optional<YamlMap> root() {
    Optional<YamlMap> services =
        document.root().asMap().flatMap(r -> r.get("services")).flatMap(YamlNode::asMap);
    String text = document.file().text();
    if (services.isEmpty()
        || text.contains("\n---")
        || text.contains("<<:")
        || text.contains("extends:")) {
      return Optional.empty();
    }
    List<YamlMap.Entry> all = new ArrayList<>();
    for (YamlMap.Entry service : services.get().entries()) {
      all.add(new YamlMap.Entry(service.key(), service(service.value())));
    }
    if (taken != document.unread().size()) {
      return Optional.empty();
    }
    YamlMap root = (YamlMap) document.root();
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry entry : root.entries()) {
      boolean here = entry.name().equals("services");
      entries.add(here ? new YamlMap.Entry(entry.key(), services.get().with(all)) : entry);
    }
    return Optional.of(root.with(entries));
  }

  private YamlNode service(YamlNode node) {
    if (!(node instanceof YamlMap map)) {
      return node;
    }
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      long inside = document.unread().stream().filter(u -> holds(entry.value(), u)).count();
      if (inside == 0) {
        entries.add(entry);
      } else if (OF_MANY.contains(entry.name())) {
        Optional<YamlMap.Entry> rest = rest(entry);
        taken += rest.isPresent() ? (int) inside : 0;
        rest.ifPresent(entries::add);
      } else if (!DECISIVE.contains(entry.name())) {
        taken += (int) inside;
      }
    }
    return map.with(entries);
  }

  /** What is left of a key, if it is known what that is. */
  private Optional<YamlMap.Entry> rest(YamlMap.Entry entry) {
    if (entry.value() instanceof YamlMap map) {
      if (map.entries().stream().anyMatch(p -> isOurs(p.name()) && isUnread(p.value()))) {
        return Optional.empty();
      }
      List<YamlMap.Entry> pairs = new ArrayList<>();
      for (YamlMap.Entry pair : map.entries()) {
        pairs.add(isUnread(pair.value()) ? unknown(pair) : pair);
      }
      return Optional.of(new YamlMap.Entry(entry.key(), map.with(pairs)));
    }
    boolean names = entry.name().equals("environment");
    if (entry.value() instanceof YamlList list && !names) {
      List<YamlNode> left = new ArrayList<>(list.items());
      left.removeIf(this::isUnread);
      return Optional.of(
          new YamlMap.Entry(entry.key(), new YamlList(left, list.span(), list.tag())));
    }
    return Optional.empty();
  }

  /** What a container of pggen does is known by these together. */
  private static boolean isOurs(String variable) {
    return variable.startsWith("PGGEN_");
  }

  /** One without a value, as a variable whose value comes from outside. */
  private static YamlMap.Entry unknown(YamlMap.Entry pair) {
    return new YamlMap.Entry(
        pair.key(),
        new YamlScalar("", YamlScalar.Kind.NULL, YamlScalar.Style.PLAIN, pair.value().span(), ""));
  }

  private boolean isUnread(YamlNode node) {
    return document.unread().stream().anyMatch(u -> holds(node, u));
  }

  /** Whether it is such a value, or one of those in it is. */
  private static boolean holds(YamlNode node, Span unread) {
    if (node instanceof YamlMap map) {
      return map.entries().stream().anyMatch(e -> holds(e.value(), unread));
    }
    if (node instanceof YamlList list) {
      return list.items().stream().anyMatch(i -> holds(i, unread));
    }
    return ((YamlScalar) node).span().equals(unread);
  }
}
