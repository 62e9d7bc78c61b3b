package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A service waits for the start of a job that prepares something, and not for its end. */
public final class Pg322UnfinishedJob implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG322",
          "unfinished-job",
          Severity.WARNING,
          "a list in `depends_on` waits until the job runs: what it writes may be missing or half"
              + " there when the service starts");

  /** Names of what is run once before something else. */
  private static final Pattern JOB =
      Pattern.compile("(^|[-_])(init|initdb|migrate|migrations?|migrator|prestart)([-_]|$)");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService job : file.services()) {
      if (!isJob(job)) {
        continue;
      }
      for (ComposeService other : file.services()) {
        if (!other.name().equals(job.name())
            && !isJob(other)
            && other.waitsFor(job.name()).filter("service_started"::equals).isPresent()) {
          found.add(finding(other, job));
        }
      }
    }
  }

  /** By its name and its command; one that is started again and again is no job. */
  private static boolean isJob(ComposeService service) {
    String restart = service.scalar("restart").map(YamlScalar::text).orElse("no");
    return JOB.matcher(service.name().toLowerCase(Locale.ROOT)).find()
        && service.isWhole()
        && !service.isServer()
        && (restart.equals("no") || restart.equals("false") || restart.startsWith("on-failure"))
        && service.map().get("ports").isEmpty()
        && service.map().get("healthcheck").isEmpty()
        && (service.map().get("command").isPresent()
            || service.map().get("entrypoint").isPresent());
  }

  private static Finding finding(ComposeService other, ComposeService job) {
    YamlMap.Entry waits = other.map().entry("depends_on").orElseThrow();
    Optional<Span> word =
        waits.value() instanceof YamlMap map
            ? map.entry(job.name()).map(e -> e.key().span())
            : Places.items(Optional.of(waits.value())).stream()
                .flatMap(item -> item.asScalar().stream())
                .filter(item -> item.text().equals(job.name()))
                .map(YamlScalar::span)
                .findFirst();
    return INFO.at(
            word.orElse(waits.key().span()),
            "`" + other.name() + "` waits until `" + job.name() + "` runs, not until it is done")
        .related(job.place(), "this is run once")
        .help(
            "write `depends_on: {"
                + job.name()
                + ": {condition: service_completed_successfully}}`");
  }
}
