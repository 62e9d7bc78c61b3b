package dev.pggen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Whatever the text: nothing is thrown, every place is in the file, and syntax is judged alike. */
final class YamlFuzzTest {
  private static final String[] PARTS = {
    "a: 1\n",
    "b:\n",
    "  c: x\n",
    "  - d\n",
    "- ",
    "'",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ",",
    ": ",
    "\n",
    "  ",
    "#",
    " # c\n",
    "|\n",
    ">-\n",
    "&x ",
    "*x ",
    "<<: ",
    "!t ",
    "!!str ",
    "? ",
    "---\n",
    "...\n",
    "\t",
    "\\",
    "\\u00",
    "é",
    "😀",
    "\r\n",
    "\r",
    "%",
    "@",
    "~",
    "null",
    "0x1",
    "key",
    "\u0085",
    "\0",
    "\uD800"
  };

  @Test
  void nothingIsThrownAndPlacesAreReal() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      SourceFile file = SourceFile.of("f.yaml", text(random));
      for (YamlDialect dialect : YamlDialect.values()) {
        Result<YamlDocument> result = YamlReader.read(file, dialect);
        result.findings().forEach(finding -> holds(file, finding));
        result.value().ifPresent(document -> holds(file, document));
      }
    }
  }

  @Test
  void brokenIsWhatSnakeyamlRefuses() {
    Random random = new Random(11);
    int good = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      Result<YamlDocument> ours = YamlReader.read(SourceFile.of("f", text), YamlDialect.COMPOSE);
      boolean broken = ours.findings().stream().anyMatch(f -> f.rule().id().equals("PG001"));
      if (ours.findings().isEmpty()) {
        good++;
        assertTrue(composes(text), text);
      } else if (broken && ours.value().isEmpty()) {
        assertTrue(!composes(text), text);
      }
    }
    assertTrue(good > 2000, "too few good texts to mean anything: " + good);
  }

  private static boolean composes(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    try {
      new Yaml(new SafeConstructor(options)).composeAll(new StringReader(text)).forEach(node -> {});
      return true;
    } catch (YAMLException e) {
      return false;
    }
  }

  private static void holds(SourceFile file, YamlDocument document) {
    Deque<YamlNode> rest = new ArrayDeque<>(List.of(document.root()));
    while (!rest.isEmpty()) {
      YamlNode node = rest.pop();
      holds(file, node.span());
      node.asList().ifPresent(list -> rest.addAll(list.items()));
      node.asMap().ifPresent(map -> map.entries().forEach(entry -> rest.push(entry.value())));
      node.asMap().ifPresent(map -> map.entries().forEach(entry -> rest.push(entry.key())));
    }
    for (Comment comment : document.comments()) {
      holds(file, comment.span());
      String line = file.line(comment.span().line());
      int at = line.offsetByCodePoints(0, comment.span().column() - 1);
      assertEquals(comment.text(), line.substring(at + 1).strip());
    }
  }

  private static void holds(SourceFile file, Finding finding) {
    holds(file, finding.span());
    finding.related().forEach(related -> holds(file, related.span()));
  }

  private static void holds(SourceFile file, Span span) {
    assertTrue(span.line() >= 1 && span.endLine() <= file.lineCount(), () -> place(file, span));
    assertTrue(span.line() <= span.endLine(), () -> place(file, span));
    assertTrue(inLine(file, span.line(), span.column()), () -> place(file, span));
    assertTrue(inLine(file, span.endLine(), span.endColumn()), () -> place(file, span));
    boolean ordered = span.line() < span.endLine() || span.column() <= span.endColumn();
    assertTrue(ordered, () -> place(file, span));
  }

  private static boolean inLine(SourceFile file, int line, int column) {
    String text = file.line(line);
    return column >= 1 && column <= text.codePointCount(0, text.length()) + 1;
  }

  private static String place(SourceFile file, Span span) {
    return Trees.place(span) + " in <" + file.text() + ">";
  }

  private static String text(Random random) {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      // The last three make most texts unreadable; they stay rare.
      int parts = random.nextInt(20) == 0 ? PARTS.length : PARTS.length - 3;
      out.append(PARTS[random.nextInt(parts)]);
    }
    return out.toString();
  }
}
