package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text: nothing is thrown, every place is in the file, and it takes no long time. */
final class HclFuzzTest {
  private static final int SIZE = 1 << 18;

  @Test
  void nothingIsThrownAndPlacesAreReal() throws IOException {
    List<HclSnippets.Snippet> snippets = HclSnippets.all();
    Random random = new Random(7);
    int good = 0;
    for (int i = 0; i < 30_000; i++) {
      String base = i % 3 == 0 ? "" : snippets.get(random.nextInt(snippets.size())).text();
      String text = HclMutations.mutated(base, random);
      SourceFile file = SourceFile.of("f.hcl", text);
      Result<HclFile> result = HclReader.read(file, "hcl");
      result.findings().forEach(finding -> holds(file, finding));
      if (result.value().isPresent()) {
        good++;
        HclNodes.spans(result.value().get()).forEach(span -> holds(file, span));
      }
    }
    assertTrue(good > 3000, "too few good texts to mean anything: " + good);
  }

  /** Much of each; what goes back for each character would take minutes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "(",
        "{",
        "${",
        "\"${",
        "\"",
        "\\",
        "-",
        "!",
        "/*",
        "#",
        "<",
        "<<E\n",
        "$",
        "$$",
        "$${",
        "%{",
        "%{if a}",
        "a = 1\n",
        "a {\n",
        "a {}\n",
        "a = [1]\n",
        "1.",
        "1.2",
        "1e",
        "1,",
        "a = \"",
        "a = \"${b}\"\n",
        "a = <<E\nb\n E \nE\n",
        "a.b",
        "a[0]",
        "a[b]",
        "a[*]",
        ".*",
        "a ? b : ",
        "a ? ",
        "1 + ",
        "f(",
        "a::",
        "\n",
        " ",
        "\r",
        "\t",
        "é",
        "😀",
        "~}",
        "}",
        "]",
        "for a in b : ",
        "{for ",
        "// a\n",
        "/* */",
        "a = f(\n",
        "\uFEFF"
      })
  void takesNoLongTime(String piece) {
    String repeated = piece.repeat(SIZE / piece.length());
    for (String start : List.of("", "a = ", "a = \"", "a = <<E\n")) {
      String text = start + repeated;
      Result<HclFile> result =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> HclReader.read(SourceFile.of("f", text), "hcl"));
      assertTrue(result.value().isPresent() || result.findings().size() == 1);
    }
  }

  @Test
  void aLongGoodFileIsReadToItsEnd() {
    String block = "job \"b\" {\n  c = [1, \"${d.e[0]} f\"] # g\n  h = <<-E\n    i\n  E\n}\n";
    int count = SIZE / block.length();
    Result<HclFile> result = HclReader.read(SourceFile.of("f.hcl", block.repeat(count)), "hcl");
    HclFile file = result.value().orElseThrow();
    assertEquals(count, file.body().blocks().size());
    assertEquals(count, file.comments().size());
  }

  private static void holds(SourceFile file, Finding finding) {
    holds(file, finding.span());
    finding.related().forEach(related -> holds(file, related.span()));
  }

  private static void holds(SourceFile file, Span span) {
    boolean ordered =
        span.line() < span.endLine()
            || (span.line() == span.endLine() && span.column() <= span.endColumn());
    assertTrue(
        ordered
            && inLine(file, span.line(), span.column())
            && inLine(file, span.endLine(), span.endColumn()),
        () -> HclNodes.place(span) + " in <" + file.text() + ">");
  }

  private static boolean inLine(SourceFile file, int line, int column) {
    String text = file.line(line);
    return line >= 1
        && line <= file.lineCount()
        && column >= 1
        && column <= text.codePointCount(0, text.length()) + 1;
  }
}
