package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A major without fixes is mentioned, once for a spec, by the day that is handed down. */
final class EndOfLifeTest {
  private static final String SAID =
      "pggen.yaml:8:21: warning[PG075 end-of-life]: PostgreSQL 14 had its last fixes on 2026-11-12\n";

  @TempDir Path home;

  private Ran on(LocalDate today, String... args) {
    return Ran.on(today, home, args);
  }

  @Test
  void fromTheDayAfterTheLast() throws IOException {
    String spec = Files.readString(Path.of("samples/minimal/pggen.yaml"));
    List<String> lines = spec.replace("version: 17", "version: 14").lines().toList();
    int line = lines.indexOf("postgres: {version: 14, memory: 512MiB}") + 1;
    Files.writeString(home.resolve("pggen.yaml"), String.join("\n", lines) + "\n");
    String said = SAID.replace(":8:", ":" + line + ":");
    LocalDate last = LocalDate.of(2026, 11, 12);

    for (String verb : List.of("validate", "lint", "render")) {
      Ran before = on(last, verb, "--format", "concise");
      assertFalse(before.out().contains("PG075"), before.out());
      Ran after = on(last.plusDays(1), verb, "--format", "concise");
      assertEquals(ExitCode.CLEAN, after.code(), after.out() + after.err());
      assertTrue(after.out().startsWith(said), after.out());
      assertTrue(after.out().contains("1 warning in 1 file"), after.out());
    }
  }

  @Test
  void aMajorWithFixesIsNotMentioned() throws IOException {
    Files.copy(Path.of("samples/minimal/pggen.yaml"), home.resolve("pggen.yaml"));
    assertFalse(on(LocalDate.of(2026, 11, 20), "validate").out().contains("PG075"));
    assertTrue(on(LocalDate.of(2029, 11, 9), "validate").out().contains("PG075"));
  }
}
