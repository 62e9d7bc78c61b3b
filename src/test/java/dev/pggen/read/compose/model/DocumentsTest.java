package dev.pggen.read.compose.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several documents in one file. */
final class DocumentsTest {
  private static Result<YamlDocument> read(String text) {
    return Documents.read(SourceFile.of("compose.yaml", text), YamlDialect.COMPOSE);
  }

  private static String places(Result<YamlDocument> read) {
    List<String> shown = read.findings().stream().map(DocumentsTest::shown).toList();
    return String.join("|", shown);
  }

  private static String shown(Finding finding) {
    return finding.rule().id() + " " + finding.span().line() + " " + finding.message();
  }

  @Test
  void twentyCount() {
    Result<YamlDocument> read = read("a: {b: 1}\n" + "---\na: {c: 2}\n".repeat(19));
    assertEquals("", places(read));
    assertTrue(read.value().orElseThrow().merged());
  }

  @Test
  void theNextOneIsTold() {
    Result<YamlDocument> read = read("a: {b: 1}\n" + "---\na: {c: 2}\n".repeat(20));
    assertEquals("PG005 40 document 21 starts here: only 20 count", places(read));
    assertTrue(read.value().isPresent());
  }

  @Test
  void manyDoNotTakeLong() {
    String text = "---\n".repeat((1 << 18) - 1);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertTrue(places(read(text)).startsWith("PG005 21 ")));
  }

  /** As classic editors of the Macintosh end them; all places count such lines as well. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anyLineEndWillDo(String end) {
    String text = "a: {b: 1}\n# x\n---\na: {c: 2}\n---\n# y\na: {d: 3}\n".replace("\n", end);
    Result<YamlDocument> read = read(text);
    assertEquals("", places(read));
    YamlDocument document = read.value().orElseThrow();
    YamlMap inner = (YamlMap) ((YamlMap) document.root()).get("a").orElseThrow();
    assertEquals(
        List.of("b 1", "c 4", "d 7"),
        inner.entries().stream().map(e -> e.name() + " " + e.key().span().line()).toList());
    assertEquals(List.of(2, 6), document.comments().stream().map(c -> c.span().line()).toList());
  }

  @Test
  void whatIsEmptyMakesItNoMerge() {
    assertFalse(read("a: 1\n---\n").value().orElseThrow().merged());
    assertFalse(read("---\n---\na: 1\n").value().orElseThrow().merged());
  }
}
