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
  void areCleanFromTheRootOfTheRepositoryToo() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    Ran ran = Ran.in(root, "lint", "--fail-on", "warning", "--format", "concise", "samples");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    assertTrue(ran.out().contains(" in 15 files"), ran.out());
    assertEquals("", ran.err());
    assertEquals(ExitCode.CLEAN, Ran.in(root, "validate", "samples").code());

    Ran bad = Ran.in(root, "lint", "--format", "concise", "samples/bad");
    assertEquals(ExitCode.FINDINGS, bad.code());
    assertTrue(bad.out().contains("9 errors, 3 warnings in 2 files"), bad.out());
    assertEquals(
        bad, Ran.in(root, "lint", "--format", "concise", "samples/bad", "samples/bad/twin"));
  }

  @Test
  void areNotCleanWithThoseThatAreThereToBeRefused() throws IOException {
    Ran ran = Ran.in(SAMPLES, "lint", "--no-config", "--format", "concise");
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertFalse(ran.out().contains("hunter2"), "a secret must never be printed");
  }
}
