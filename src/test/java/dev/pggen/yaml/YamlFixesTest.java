package dev.pggen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Edits are exact to the byte. In these texts {@code «x»} is the place that a fix names, and {@code
 * |} ends a line.
 */
final class YamlFixesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // block maps
        "a: 1|«b»: 2|c: 3|>a: 1|c: 3|",
        "a: 1|b: «2» # why|c: 3|>a: 1|c: 3|",
        "a: 1|# above|b: «2»|# below|c: 3|>a: 1|# above|# below|c: 3|",
        "a:|  «b»:|    - 1|    # in it|    - 2|  c: 3|>a:|  c: 3|",
        "a:|  b: «1»|  c: 2|>a:|  c: 2|",
        "a: 1|b: «2»>a: 1",
        "a: 1|b: «2»||>a: 1||",
        "a: |-|  x|«b»: 1|>a: |-|  x|",
        "a: 1|«b»: |-|  x|  y|c: 1|>a: 1|c: 1|",
        // the last one of a map stays as braces, and goes where braces mean nothing
        "a: 1|b:|  c: «2»|>a: 1|b: {}|",
        "a: 1|b: # why|  # more|  c: «2»|d: 3|>a: 1|b: {} # why|  # more|d: 3|",
        "a: 1|env:|  c: «2»|>a: 1|",
        "a: 1|b:|  c: «2»>a: 1|b: {}",
        "a: {b: {c: «2»}}|>a: {b: {}}|",
        "a: {b: 1, env: {c: «2»}}|>a: {b: 1}|",
        // lists
        "a:|  - 1|  - «2»|  - 3|>a:|  - 1|  - 3|",
        "a:|- «1»|- 2|>a:|- 2|",
        "a: 1|b:|  - «1»|>a: 1|",
        "a: 1|b: [«x»]|c: 2|>a: 1|c: 2|",
        "a:|  - «x: 1|    y: 2»|  - z: 3|>a:|  - z: 3|",
        "a:|  - «x»: 1|    y: 2|>a:|  - y: 2|",
        "a:|  - «x»: 1 # why|    y: 2|>a:|  - y: 2|",
        "b: 1|a:|  - «x»: 1|>b: 1|",
        // flow
        "a: {«b»: 1, c: 2}|>a: {c: 2}|",
        "a: {b: 1, c: «2»}|>a: {b: 1}|",
        "a: {b: 1, «c»: 2, d: 3}|>a: {b: 1, d: 3}|",
        "a: {b: 1, c: «2»,}|>a: {b: 1,}|",
        "a: {b: {x: «1»},}|>a: {b: {},}|",
        "a: [1, «2», 3]|>a: [1, 3]|",
        "a: [«x»: 1, y]|>a: [y]|",
        "a: {|  b: 1, # one|  «c»: 2, # two|  d: 3|}|>a: {|  b: 1, # one|  d: 3|}|",
        "a: {|  b: 1,|  c: «2» # two|}|>a: {|  b: 1,|}|",
        // wide and quoted text beside it
        "a: \"\uD83D\uDE00, }\"|b: {\"x, y\": 1, 'z': «2»}|>a: \"\uD83D\uDE00, }\"|b: {\"x, y\": 1}|",
        "ä: {\uD83D\uDE00: 1, c: «2», d: 3}|>ä: {\uD83D\uDE00: 1, d: 3}|",
      })
  void removes(String marked, String expected) {
    holds(marked, expected, "\n");
    holds(marked, expected, "\r\n");
  }

  private static void holds(String marked, String expected, String lineBreak) {
    String text = lines(marked, lineBreak);
    Marked place = Marked.in(text);
    YamlDocument document = read(place.text());
    YamlFixes.Applied applied =
        YamlFixes.apply(
            document,
            List.of(Fix.safe("x", new Fix.RemoveEntry(place.span(document.file())))),
            Set.of("env"));
    assertEquals(lines(expected, lineBreak), applied.text());
    read(applied.text());
  }

  private static String lines(String text, String lineBreak) {
    return text.replace("|-|", "\u0000-|").replace("|", lineBreak).replace("\u0000", "|");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: «1»\n", // the whole document
        "? «a»\n: 1\nb: 2\n",
        "a:\n  - «x»: 1\n    # of y\n    y: 2\n", // the comment would be lost
        "a: {b: 1, # of c\n c: «2»}\n",
      })
  void leavesWhatCannotBeTakenOutAlone(String marked) {
    Marked place = Marked.in(marked);
    YamlDocument document = read(place.text());
    Fix fix = Fix.safe("x", new Fix.RemoveEntry(place.span(document.file())));
    YamlFixes.Applied applied = YamlFixes.apply(document, List.of(fix), Set.of());
    assertEquals(place.text(), applied.text());
    assertEquals(List.of(), applied.done());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a: 1|>x.y>a: 1|x:|  y: V|",
        "a:|    b: 1|>x.y>a:|    b: 1|x:|    y: V|",
        "a:|  b: 1 # why||# end|>a.c>a:|  b: 1 # why|  c: V||# end|",
        "a: 1>b>a: 1|b: V",
        "a: {b: 1}|>a.c>a: {b: 1, c: V}|",
        "a: {b: 1}|>a.c.d>a: {b: 1, c: {d: V}}|",
        "a: {}|>a.c.d>a: {c: {d: V}}|",
        "a:|>a.b>a: {b: V}|",
        "a: # why|b: 1|>a.b>a: {b: V} # why|b: 1|",
        "a: 1|>a>a: V|",
        "a: \"1\" # why|>a>a: V # why|",
        "a: 1|>b/c>a: 1|\"b/c\": V|",
        "- 1|>b>- 1|",
        "a: [1]|>a.b>a: [1]|",
        "a: [1]|>a>a: [1]|",
      })
  void puts(String before, String path, String expected) {
    for (String lineBreak : List.of("\n", "\r\n")) {
      YamlDocument document = read(before.replace("|", lineBreak));
      Fix fix =
          Fix.safe("x", new Fix.Put(document.file().start(), List.of(path.split("\\.")), "V"));
      String text = YamlFixes.apply(document, List.of(fix), Set.of()).text();
      String want = expected.replace("|", lineBreak);
      boolean oneLine = !before.contains("|");
      assertEquals(oneLine ? expected.replace("|", "\n") : want, text);
      read(text);
    }
  }

  @Test
  void ofTwoThatMeetTheFirstIsApplied() {
    YamlDocument document = read("a: {b: 1, c: 2, d: 3}\n");
    Fix whole = Fix.safe("x", new Fix.RemoveEntry(at(document, "c")));
    Fix inside = Fix.safe("y", new Fix.Replace(at(document, "2"), "5"));
    YamlFixes.Applied applied = YamlFixes.apply(document, List.of(whole, inside), Set.of());
    assertEquals("a: {b: 1, d: 3}\n", applied.text());
    assertEquals(List.of(whole), applied.done());
  }

  @Test
  void neighboursGoTogetherButTheLastOneWaits() {
    YamlDocument document = read("a:\n  b: 1\n  c: 2\nd: 3\n");
    List<Fix> both = new ArrayList<>();
    both.add(Fix.safe("x", new Fix.RemoveEntry(at(document, "b"))));
    both.add(Fix.safe("y", new Fix.RemoveEntry(at(document, "c"))));
    YamlFixes.Applied applied = YamlFixes.apply(document, both, Set.of());
    assertEquals("a:\n  c: 2\nd: 3\n", applied.text());
  }

  @Test
  void allChangesOfAFixOrNone() {
    YamlDocument document = read("a: 1\nb: 2\n");
    Fix fix =
        new Fix(
            true,
            "x",
            List.of(
                new Fix.Replace(at(document, "1"), "5"),
                new Fix.Put(document.file().start(), List.of("b", "c"), "V")));
    assertEquals("a: 1\nb: 2\n", YamlFixes.apply(document, List.of(fix), Set.of()).text());
  }

  @Test
  void aFixOfAnotherTextIsLeftOut() {
    YamlDocument document = read("a: 1\n");
    Fix old = Fix.safe("x", new Fix.Replace(at(read("b: 1\n"), "1"), "5"));
    assertEquals("a: 1\n", YamlFixes.apply(document, List.of(old), Set.of()).text());
  }

  @Test
  void whatStandsInTwoPlacesIsLeftAlone() {
    String text = "x: &x\n  a: 1\n  b: 2\nservices:\n  web: *x\n  worker: {<<: *x}\n";
    SourceFile file = SourceFile.of("compose.yaml", text);
    YamlDocument document = YamlReader.read(file, YamlDialect.COMPOSE).value().orElseThrow();
    Fix fix = Fix.safe("x", new Fix.RemoveEntry(at(document, "a")));
    assertEquals(text, YamlFixes.apply(document, List.of(fix), Set.of()).text());
  }

  private static YamlDocument read(String text) {
    Result<YamlDocument> read =
        YamlReader.read(SourceFile.of("pggen.yaml", text), YamlDialect.SPEC);
    assertTrue(
        read.findings().isEmpty(), text + read.findings().stream().map(Finding::message).toList());
    return read.value().orElseThrow();
  }

  /** The first place of a text of one character. */
  private static Span at(YamlDocument document, String text) {
    SourceFile file = document.file();
    for (int line = 1; line <= file.lineCount(); line++) {
      int found = file.line(line).indexOf(text);
      if (found >= 0) {
        return file.span(line, found + 1, line, found + 2);
      }
    }
    throw new AssertionError("no " + text);
  }

  /** A text with a place marked in it. */
  private record Marked(String text, String before, String inside) {
    static Marked in(String marked) {
      int from = marked.indexOf('«');
      int to = marked.indexOf('»');
      String inside = marked.substring(from + 1, to);
      return new Marked(
          marked.substring(0, from) + inside + marked.substring(to + 1),
          marked.substring(0, from),
          inside);
    }

    Span span(SourceFile file) {
      int[] from = place(before);
      int[] to = place(before + inside);
      return file.span(from[0], from[1], to[0], to[1]);
    }

    private static int[] place(String text) {
      int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
      String last = text.substring(text.lastIndexOf('\n') + 1);
      return new int[] {line, last.codePointCount(0, last.length()) + 1};
    }
  }
}
