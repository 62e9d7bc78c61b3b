package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.ImageRef;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A service waits for the health of one that nobody asks for it. */
public final class Pg316AwaitedWithoutProbe implements ComposeRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG316",
          "awaited-without-probe",
          Severity.ERROR,
          "Compose ends with `dependency failed to start: container has no healthcheck configured`");

  /** Whose files hold no {@code HEALTHCHECK}. */
  private static final Set<String> WITHOUT =
      Set.of(
          "docker.io/library/mariadb",
          "docker.io/library/memcached",
          "docker.io/library/mongo",
          "docker.io/library/mysql",
          "docker.io/library/nginx",
          "docker.io/library/postgres",
          "docker.io/library/rabbitmq",
          "docker.io/library/redis",
          "docker.io/pgvector/pgvector",
          "docker.io/postgis/postgis",
          "docker.io/valkey/valkey");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(ComposeFile file, List<Finding> found) {
    for (ComposeService asked : file.services()) {
      if (!asked.isWhole() || !hasNone(asked)) {
        continue;
      }
      for (ComposeService waits : file.services()) {
        if (waits.waitsFor(asked.name()).filter("service_healthy"::equals).isPresent()) {
          condition(waits, asked).ifPresent(span -> found.add(finding(asked, waits, span)));
        }
      }
    }
  }

  private static boolean hasNone(ComposeService service) {
    Optional<YamlMap> check = service.map().get("healthcheck").flatMap(YamlNode::asMap);
    if (check.isPresent()) {
      return Places.scalar(check.get(), "disable").filter(s -> s.text().equals("true")).isPresent();
    }
    return service.map().get("healthcheck").isEmpty()
        && service.map().get("build").isEmpty()
        && service.image().map(ImageRef::full).filter(WITHOUT::contains).isPresent();
  }

  private static Optional<Span> condition(ComposeService waits, ComposeService asked) {
    return Places.at(waits.map(), "depends_on", asked.name(), "condition")
        .flatMap(YamlNode::asScalar)
        .map(YamlScalar::span);
  }

  private static Finding finding(ComposeService asked, ComposeService waits, Span condition) {
    Finding finding =
        INFO.at(
                condition,
                "`"
                    + waits.name()
                    + "` waits until `"
                    + asked.name()
                    + "` is healthy, and nobody asks it")
            .related(asked.place(), "it has no probe, and its image brings none");
    if (!asked.isServer() || asked.map().get("healthcheck").isPresent()) {
      return finding.help(
          "give `" + asked.name() + "` a `healthcheck`, or wait for `service_started`");
    }
    String role =
        asked.literal("POSTGRES_USER").filter(r -> r.matches("[A-Za-z0-9_]+")).orElse("postgres");
    String probe =
        "{test: [CMD, pg_isready, -h, 127.0.0.1, -U, "
            + role
            + "], interval: 10s, start_period: 30s}";
    return finding
        .help("add `healthcheck: " + probe + "` to `" + asked.name() + "`")
        .fix(
            Fix.safe(
                "ask the server for its health",
                new Fix.Put(condition, List.of("services", asked.name(), "healthcheck"), probe)));
  }
}
