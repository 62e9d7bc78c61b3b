package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Owner or mode of a mounted file are written where Compose does not obey them. */
public final class Pg947IgnoredFileMode implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG947",
          "ignored-file-mode",
          Severity.WARNING,
          "a secret or config from a file is mounted as the file is: owner and mode are those on the host");

  private static final List<String> IGNORED = List.of("uid", "gid", "mode");

  /** What only Swarm asks of a service. */
  private static final List<String> OF_SWARM =
      List.of("endpoint_mode", "mode", "placement", "rollback_config", "update_config");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public String format() {
    return "compose";
  }

  @Override
  public Class<YamlDocument> documents() {
    return YamlDocument.class;
  }

  @Override
  public Stream<Finding> check(YamlDocument document) {
    List<Finding> found = new ArrayList<>();
    if (isOfSwarm(document)) {
      return found.stream();
    }
    Places.maps(document, "services")
        .forEach(
            service -> {
              for (String kind : new String[] {"secrets", "configs"}) {
                for (YamlNode item : Places.items(service.get(kind))) {
                  item.asMap().ifPresent(map -> item(document, kind, map, found));
                }
              }
            });
    return found.stream();
  }

  /** Swarm copies files to its nodes, and obeys all three. */
  private static boolean isOfSwarm(YamlDocument document) {
    boolean overlay =
        Places.maps(document, "networks")
            .anyMatch(
                n ->
                    Places.scalar(n, "driver").filter(d -> d.text().equals("overlay")).isPresent());
    return overlay
        || Places.maps(document, "services")
            .flatMap(service -> Places.at(service, "deploy").flatMap(YamlNode::asMap).stream())
            .anyMatch(deploy -> OF_SWARM.stream().anyMatch(key -> deploy.get(key).isPresent()));
  }

  private static void item(YamlDocument document, String kind, YamlMap item, List<Finding> found) {
    Optional<YamlMap.Entry> file =
        Places.scalar(item, "source")
            .flatMap(name -> Places.named(document, kind, name.text()))
            .flatMap(described -> described.entry("file"));
    for (String key : IGNORED) {
      if (file.isPresent()) {
        item.entry(key).ifPresent(e -> found.add(finding(e, file.get())));
      }
    }
  }

  private static Finding finding(YamlMap.Entry entry, YamlMap.Entry file) {
    return INFO.at(entry.key().span(), "`" + entry.name() + "` is not obeyed for a file")
        .related(file.value().span(), "the file as it lies there is what the container sees")
        .help("set owner and mode of the file itself, as with `chown 568:568` and `chmod 0400`")
        .fix(Fix.safe("take it out", new Fix.RemoveEntry(entry.key().span())));
  }
}
