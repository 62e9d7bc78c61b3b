package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.Optional;
import java.util.stream.Stream;

/** The log of a container has no limit, and the NAS sets none. */
public final class Pg306LogWithoutLimit implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG306",
          "log-without-limit",
          Severity.WARNING,
          "the log of a container grows until the pool of the apps is full, and then no app can write");

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
    return Places.entries(document, "services")
        .flatMap(
            service -> {
              YamlMap map = (YamlMap) service.value();
              return map.get("extends").isEmpty() && grows(map)
                  ? Stream.of(finding(service))
                  : Stream.empty();
            });
  }

  /** As Docker's own driver does, which is also the one that nobody names. */
  private static boolean grows(YamlMap service) {
    Optional<YamlScalar> driver =
        Places.at(service, "logging", "driver").flatMap(YamlNode::asScalar);
    boolean file = driver.isEmpty() || driver.get().text().equals("json-file");
    return file && Places.at(service, "logging", "options", "max-size").isEmpty();
  }

  private static Finding finding(YamlMap.Entry service) {
    YamlMap map = (YamlMap) service.value();
    return INFO.at(
            map.entry("logging").map(e -> e.key().span()).orElse(service.key().span()),
            "the log of `" + service.name() + "` has no limit")
        .help(
            "add `logging: {driver: \"json-file\", options: {max-size: \"10m\", max-file: \"3\"}}`");
  }
}
