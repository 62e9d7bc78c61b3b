package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The help of every verb, held byte by byte. */
final class HelpTest {
  @TempDir Path home;

  @Test
  void help() {
    StringBuilder text = new StringBuilder();
    for (Verbs verb : Verbs.values()) {
      Ran ran = Ran.in(home, verb.word(), "--help");
      assertEquals(ExitCode.CLEAN, ran.code(), verb.word());
      assertEquals("", ran.err(), verb.word());
      text.append("$ pggen ").append(verb.word()).append(" --help\n");
      text.append(ran.out()).append('\n');
    }
    Approvals.verify(text.toString());
  }
}
