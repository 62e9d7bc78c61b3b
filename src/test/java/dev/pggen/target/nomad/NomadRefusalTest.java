package dev.pggen.target.nomad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other runtimes hold and Nomad cannot is refused where it stands. */
final class NomadRefusalTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          env: {"A.B": x}               | this runtime changes the name of the variable `A.B`
          env: {A: "x $${HOME}"}        | a variable holds `${…}`, which this runtime may replace
          env: {A: "e\\u0301"}          | a variable holds letters with separate accents, which this runtime puts together
          command: ["e\\u0301"]         | an argument holds letters with separate accents, which this runtime puts together
          files: {/x: {content: "e\\u0301"}} | a file holds letters with separate accents, which this runtime puts together
          labels: {a: "$${x}"}          | a label holds `${…}`, which this runtime may replace
          memory: 100000001B               | this runtime counts memory in whole 1MiB
          stop_signal: SIGRTMIN+3       | this runtime cannot send SIGRTMIN+3
          gpus: all                     | this runtime counts graphics processors
          expose: 5432                  | `web` listens on port 5432/tcp like the database, and they share one network
          """)
  void itIsRefused(String container, String message) {
    List<String> found = NomadSpecs.findings(NomadSpecs.text(container, ""));
    assertTrue(
        found.stream().anyMatch(f -> f.startsWith("PG086 7 ") && f.endsWith(message)),
        found::toString);
  }

  @Test
  void theDatabaseHasNoWayIn() {
    String spec =
        NomadSpecs.text("port: 8080", "")
            .replace("memory: 512MiB}", "memory: 512MiB, publish: 5432}");
    assertEquals(
        List.of("PG086 8 the database has no way in from outside on this runtime"),
        NomadSpecs.findings(spec).stream().filter(f -> f.startsWith("PG086")).toList());
  }

  @Test
  void twinsCannotListenOnOnePort() {
    String spec =
        NomadSpecs.text("port: 8080", "")
            .replace(
                "postgres:",
                "  twin: {image: registry.example.org/shop:1.0, expose: 8080}\npostgres:");
    List<String> found = NomadSpecs.findings(spec);
    assertEquals(1, found.stream().filter(f -> f.startsWith("PG086 8 ")).count(), found::toString);
  }
}
