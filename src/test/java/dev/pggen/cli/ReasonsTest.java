package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reasons that are true of one kind of a rule's findings, and not of the others. */
final class ReasonsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PG502/bad-pool.compose.yaml            | signs in to the server itself",
        "PG411/bad-task-directory.nomad.hcl     | without a sticky `ephemeral_disk` after an"
            + " update",
      })
  void areThoseOfTheKind(String sample, String reason) {
    String rule = sample.substring(0, 5);
    Ran ran =
        Ran.in(
            Path.of("docs/rules").toAbsolutePath(),
            "lint",
            "--select",
            rule,
            "--no-config",
            "--format",
            "json",
            sample);
    assertTrue(ran.out().contains(reason), ran.out() + ran.err());
    assertFalse(ran.out().contains("superuser included"), ran.out());
  }
}
