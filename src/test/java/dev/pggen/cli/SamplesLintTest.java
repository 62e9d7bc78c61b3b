package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The samples, linted together, show what we ask of others. */
final class SamplesLintTest {
  private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

  @Test
  void areCleanTogether() throws IOException {
    Ran ran = Ran.in(SAMPLES, "lint", "--fail-on", "warning", "--format", "concise");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    assertTrue(ran.out().contains(" in 15 files"), ran.out());
  }

  @Test
  void areNotCleanWithThoseThatAreThereToBeRefused() throws IOException {
    Ran ran = Ran.in(SAMPLES, "lint", "--no-config", "--format", "concise");
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertFalse(ran.out().contains("hunter2"), "a secret must never be printed");
  }
}
