package dev.pggen.lint.format;

import dev.pggen.lint.FormatRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import java.util.Optional;
import java.util.stream.Stream;

/** A service of a custom app has a profile, and the NAS never chooses one. */
public final class Pg946NeverStarted implements FormatRule<YamlDocument> {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG946",
          "never-started",
          Severity.WARNING,
          "Install, Start and updates of an app choose no profile: what has one stays away");

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
            service ->
                ((YamlMap) service.value())
                        .entry("profiles")
                        .filter(e -> !Places.items(Optional.of(e.value())).isEmpty())
                        .map(e -> finding(service.name(), e))
                        .stream());
  }

  private static Finding finding(String service, YamlMap.Entry profiles) {
    return INFO.at(profiles.key().span(), "`" + service + "` is never started")
        .help(
            "take `profiles` out; if it is started by hand alone, say so: `# pggen: ignore[PG946] --"
                + " REASON`")
        .fix(Fix.unsafe("let it start with the app", new Fix.RemoveEntry(profiles.key().span())));
  }
}
