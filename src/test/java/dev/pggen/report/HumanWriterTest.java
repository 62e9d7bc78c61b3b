package dev.pggen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read, byte by byte, and that no word of it is lost at any width. */
final class HumanWriterTest {
  private static String written(boolean colour, int width) {
    return new HumanWriter(new Style(colour, width)).write(RichReport.report());
  }

  @Test
  void plainAt80() {
    Approvals.verify(written(false, 80));
  }

  @Test
  void plainAt120() {
    Approvals.verify(written(false, 120));
  }

  /** Escapes are shown as {@code <ESC>}, so that the approved file can be read. */
  @Test
  void colouredAt80() {
    Approvals.verify(written(true, 80).replace("\u001b", "<ESC>"));
  }

  @Test
  void colouredAt120() {
    Approvals.verify(written(true, 120).replace("\u001b", "<ESC>"));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 60, 72, 80, 100, 120, 200})
  void noLineIsWiderThanTheTerminal(int width) {
    for (String line : written(false, width).split("\n")) {
      String[] words = line.strip().split(" ");
      // One word that is wider by itself, after a sign or label, may be copied and stays whole.
      boolean unbreakable = words.length <= 2 || line.contains("--> ") || line.contains("::: ");
      assertTrue(TextWidth.of(line) <= width || unbreakable, width + ": " + line);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 60, 72, 80, 100, 120, 200})
  void noWordOfProseIsLost(int width) {
    String shown = words(written(false, width));
    for (Finding finding : RichReport.report().findings()) {
      List<String> prose =
          new ArrayList<>(List.of(finding.message(), finding.why(), finding.help()));
      finding.related().forEach(related -> prose.add(related.message()));
      for (String text : prose) {
        assertTrue(shown.contains(words(Visible.text(text))), width + ": " + text);
      }
    }
    String reason = RichReport.report().suppressed().get(0).reason();
    assertTrue(shown.contains(words(Visible.text(reason))), width + ": " + reason);
  }

  /** Without line ends, indents and the bar beside a label. */
  private static String words(String text) {
    return String.join(
        " ", Arrays.stream(text.split("[\\s|]+")).filter(w -> !w.isEmpty()).toList());
  }

  @Test
  void coloursChangeNothingElse() {
    assertEquals(written(false, 80), written(true, 80).replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @Test
  void nothingOfAFileReachesTheTerminal() {
    String text = written(false, 80) + new ConciseWriter().write(RichReport.report());
    text.codePoints()
        .filter(c -> c != '\n')
        .forEach(c -> assertEquals(c, Visible.of(c), "U+" + Integer.toHexString(c)));
  }

  @Test
  void noSecretIsShownEvenBesideAnotherFinding() {
    for (String secret : RichReport.SECRETS) {
      assertFalse(written(false, 200).contains(secret));
    }
  }

  @Test
  void theMarkStandsBelowTheGuiltyText() {
    for (int width : new int[] {40, 80, 120, 400}) {
      List<String> lines = written(false, width).lines().toList();
      for (String text : List.of("'--last'", "root")) {
        int line = 0;
        while (!lines.get(line).contains(text) || !lines.get(line + 1).matches("[ |]*[\\^-]+.*")) {
          line++;
        }
        int at = lines.get(line).indexOf(text);
        char mark = lines.get(line + 1).charAt(at);
        assertTrue(mark == '^' || mark == '-', width + ":\n" + lines.get(line + 1));
      }
    }
  }
}
