package dev.pggen.lint.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.lint.FormatRule;
import dev.pggen.lint.Rules;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where rules about services of a Compose file say nothing, since something may be elsewhere. */
final class ComposeServiceRulesTest {
  private static final String FILE =
      """
      services:
        db:
          image: %s
          %s
        web:
          image: docker.io/example/shop:2.4.1
          restart: always
          depends_on: {db: {condition: service_healthy}}
      """;

  private static final String SERVER = "docker.io/library/postgres:17.11";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PG311; healthcheck: {test: pg_isready -U app}; 1",
        "PG311; healthcheck: {test: [CMD, pg_isready, -U, app]}; 1",
        "PG311; healthcheck: {test: [CMD, sh, -c, pg_isready -U app]}; 1",
        "PG311; healthcheck: {test: pg_isready -U app || exit 1}; 1",
        "PG311; healthcheck: {test: /usr/local/bin/pg_isready -U app}; 1",
        "PG311; healthcheck: {test: pg_isready --host=localhost -U app}; 0",
        "PG311; healthcheck: {test: pg_isready -hdb -U app}; 0",
        "PG311; healthcheck: {test: pg_isready -d postgres://app@127.0.0.1/app}; 0",
        "PG311; healthcheck: {test: pg_isready $$OPTIONS}; 0",
        "PG311; {healthcheck: {test: pg_isready -U app}, env_file: a.env}; 1",
        "PG311; {healthcheck: {test: pg_isready}, environment: [PGHOST=localhost]}; 0",
        "PG312; {healthcheck: {test: pg_isready}, user: \"568:568\"}; 1",
        "PG312; {healthcheck: {test: pg_isready}, user: \"${ID}\"}; 0",
        "PG312; {healthcheck: {test: pg_isready}, environment: [PGUSER=app]}; 0",
        "PG312; healthcheck: {test: pg_isready -Uapp}; 0",
        "PG312; healthcheck: {test: pg_isready -h 127.0.0.1}; 1",
        "PG313; {healthcheck: {test: pg_isready -U a}, environment: [POSTGRES_DB=b]}; 1",
        "PG313; {healthcheck: {test: pg_isready -U a}, environment: [POSTGRES_DB=a]}; 0",
        "PG313; {healthcheck: {test: pg_isready -U $X}, environment: [POSTGRES_DB=b]}; 0",
        "PG314; healthcheck: {test: pg_isready || true}; 1",
        "PG314; healthcheck: {test: exit 0}; 1",
        "PG314; healthcheck: {test: [NONE]}; 0",
        "PG314; healthcheck: {test: pg_isready && echo ok}; 0",
        "PG315; healthcheck: {test: pg_isready, interval: 1s}; 1",
        "PG315; healthcheck: {test: pg_isready, interval: 1m}; 0",
        "PG315; healthcheck: {test: pg_isready, interval: 1s, retries: \"${N}\"}; 0",
        "PG316; user: \"999:999\"; 1",
        "PG316; healthcheck: {disable: true}; 1",
        "PG316; extends: {service: base}; 0",
        "PG316; build: .; 0",
        "PG319; user: \"999:999\"; 1",
        "PG319; deploy: {restart_policy: {condition: any}}; 0",
        "PG610; cap_drop: [ALL]; 1",
        "PG610; {cap_drop: [ALL], user: \"999:999\"}; 0",
        "PG610; {cap_drop: [ALL], cap_add: [\"${CAPS}\"]}; 0",
        "PG611; read_only: true; 1",
        "PG611; {read_only: true, tmpfs: /run:size=8m}; 0",
        "PG611; {read_only: true, volumes: [\"run:/var/run/postgresql\"]}; 0",
        "PG611; {read_only: true, command: [-c, unix_socket_directories=/tmp]}; 0",
        "PG905; environment: {POSTGRES_PASSWORD_FILE: /run/secrets/a}; 1",
        "PG905; {environment: {A_FILE: /run/secrets/a}, volumes: [\"./s:/run/secrets\"]}; 0",
        "PG905; {environment: {A_FILE: /run/secrets/a}, secrets: [{source: b, target: a}]}; 0",
        "PG907; {mem_limit: 1g, deploy: {resources: {limits: {memory: 1024M}}}}; 0",
        "PG907; {mem_limit: 1g, deploy: {resources: {limits: {memory: 1000M}}}}; 1",
        "PG908; healthcheck: {test: [CMD-SHELL, pg_isready, -U, a]}; 1",
        "PG908; healthcheck: {test: [CMD-SHELL, pg_isready -U $$0, a]}; 0"
      })
  void counts(String rule, String lines, int findings) {
    String merged = lines.startsWith("{") ? "<<: " + lines : lines;
    assertEquals(findings, check(rule, FILE.formatted(SERVER, merged)).size(), lines);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "PG311; docker.io/example/postgres:17; 0",
        "PG311; postgres:${VERSION:-17}; 1",
        "PG311; registry.example.org/library/postgres:17; 1"
      })
  void images(String rule, String image, int findings) {
    String file = FILE.formatted(image, "healthcheck: {test: pg_isready -U app}");
    assertEquals(findings, check(rule, file).size(), image);
  }

  private static List<Finding> check(String rule, String text) {
    YamlDocument document =
        YamlReader.read(SourceFile.of("compose.yaml", text), YamlDialect.COMPOSE)
            .value()
            .orElseThrow();
    return found((FormatRule<?>) Rules.named(rule).orElseThrow(), document);
  }

  private static <T extends Document> List<Finding> found(FormatRule<T> rule, Document document) {
    return rule.check(rule.documents().cast(document)).toList();
  }
}
