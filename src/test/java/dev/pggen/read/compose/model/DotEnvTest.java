package dev.pggen.read.compose.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Env files as Compose reads them. */
final class DotEnvTest {
  private static Variables read(String text) {
    return DotEnv.read(SourceFile.of(".env", text), Variables.NONE);
  }

  private static String value(String line) {
    return read(line).value("A").orElse("(unknown)");
  }

  @Test
  void quotesCommentsAndExport() {
    assertEquals("a b", value("A=a b"));
    assertEquals("a#b", value("A = a#b # c"));
    assertEquals("a", value("  export A=a\r\n"));
    assertEquals("a", value("# A=no\n\nA: a"));
    assertEquals("$b # c", value("A='$b # c' # d"));
    assertEquals("a\nb", value("A=\"a\\nb\""));
    assertEquals("a\nb", value("A='a\nb'"));
    assertEquals("a\"$b", value("A=\"a\\\"\\$b\""));
    assertEquals("a'b", value("A='a\\'b'"));
    assertEquals("", value("A="));
    assertEquals("b", value("A=a\nA=b"));
  }

  @Test
  void referencesToWhatStandsAbove() {
    assertEquals("x1", value("B=1\nA=x${B}"));
    assertEquals("(unknown)", value("A=x${B}\nB=1"));
    assertEquals("xy", value("A=x${B:-y}"));
    assertEquals("x$y", value("A=x$$y"));
  }

  @Test
  void whatComesFromOutsideIsUnknown() {
    assertTrue(read("A\n").has("A"));
    assertEquals(Optional.empty(), read("A\n").value("A"));
  }

  @Test
  void whatComposeRefusesSaysNothing() {
    for (String text : new String[] {"A='a", "A b=c", "A;b=c", "=\n'"}) {
      assertTrue(read(text).isBroken() || !read(text).has("A"), text);
    }
    assertFalse(read("A=1").isBroken());
  }

  @Test
  void valuesHavePlaces() {
    Variables read = read("# c\nA=\"é\" # d\nexport BB = value\n");
    assertEquals(".env:2:3", read.span("A").orElseThrow().position());
    assertEquals("\"é\"", read.span("A").orElseThrow().text());
    assertEquals("value", read.span("BB").orElseThrow().text());
  }

  @Test
  void aFileThatGrowsWithoutEndEnds() {
    StringBuilder text = new StringBuilder("A0=0123456789\n");
    for (int i = 1; i < 60; i++) {
      text.append("A")
          .append(i)
          .append("=$A")
          .append(i - 1)
          .append("$A")
          .append(i - 1)
          .append('\n');
    }
    String many = "B=$A0\n".repeat(100_000);
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(text + many));
    assertEquals(Optional.empty(), read(text.toString()).value("A59"));
  }
}
