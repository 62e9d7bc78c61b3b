package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A custom app names something beside its file; what is pasted has nothing beside it. */
public final class Pg941NothingBeside implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG941",
          "nothing-beside",
          Severity.ERROR,
          "the NAS copies the text to a directory of its own, which holds nothing else and goes with"
              + " the app");

  private static final String HELP =
      "write the whole path of a file in a dataset, like `/mnt/tank/apps/shop/";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "truenas";
  }

  @Override
  public Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  public Stream<Finding> check(YamlDocument document) {
    List<Finding> found = new ArrayList<>();
    Places.maps(document, "services").forEach(service -> service(service, found));
    for (String section : new String[] {"secrets", "configs"}) {
      Places.maps(document, section)
          .forEach(each -> file(Places.scalar(each, "file"), "the file", found));
    }
    Optional<YamlNode> include = document.root().asMap().flatMap(m -> m.get("include"));
    for (YamlNode item : Places.items(include)) {
      for (YamlNode path : Places.items(below(item, "path"))) {
        file(path.asScalar(), "the file", found);
      }
    }
    return found.stream();
  }

  private static void service(YamlMap service, List<Finding> found) {
    service
        .entry("build")
        .filter(e -> !e.value().isNull())
        .ifPresent(
            e ->
                found.add(
                    INFO.at(e.key().span(), "an app has no directory to build an image from")
                        .help("push the image to a registry, and name it at `image`")));
    for (YamlNode item : Places.items(service.get("env_file"))) {
      if (item.asMap()
          .flatMap(m -> m.get("required"))
          .filter(Pg941NothingBeside::isNo)
          .isPresent()) {
        continue;
      }
      below(item, "path").ifPresent(p -> file(p.asScalar(), "the file", found));
    }
    Places.at(service, "extends", "file").ifPresent(p -> file(p.asScalar(), "the file", found));
    for (HostBinds.Bind bind : HostBinds.of(service)) {
      file(bind.path(), bind.span(), "what is at", found);
    }
  }

  private static boolean isNo(YamlNode node) {
    return node.asScalar().filter(s -> s.text().equalsIgnoreCase("false")).isPresent();
  }

  /** A value, or what a map has in its place. */
  private static Optional<YamlNode> below(YamlNode item, String key) {
    return item instanceof YamlMap map ? map.get(key) : Optional.of(item);
  }

  private static void file(Optional<YamlScalar> path, String what, List<Finding> found) {
    path.filter(p -> p.text().indexOf('$') < 0 && !p.text().isEmpty())
        .ifPresent(p -> file(p.text(), p.span(), what, found));
  }

  private static void file(String path, Span span, String what, List<Finding> found) {
    if (!path.startsWith("/") && path.indexOf("://") < 0) {
      found.add(
          INFO.at(span, what + " `" + path + "` would lie beside the app's file")
              .help(HELP + path.replaceAll("^[.~/]+", "") + "`"));
    }
  }
}
