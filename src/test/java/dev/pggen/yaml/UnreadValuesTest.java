package dev.pggen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be read on behind, and how long it takes to find out. */
final class UnreadValuesTest {
  private static final String BLANKS = " ".repeat(500_000);

  private static Result<YamlDocument> read(String text) {
    return YamlReader.readOn(SourceFile.of("a.yaml", text), YamlDialect.COMPOSE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a: @b; @b",
        "a:   @b c   # why; @b c",
        "a: @b   c  ; @b   c",
        "a: b: c   d # e; b: c   d",
        "- @b; @b",
        "-   a: `b   # c; `b"
      })
  void value(String line, String unread) {
    YamlDocument document = read(line + "\n").value().orElseThrow();
    assertEquals(List.of(unread), document.unread().stream().map(s -> s.text()).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s}", "a: @%sx", "a: @%sx #", "a:%s@b", "a: b: %sc", "- %s@b"})
  void manyBlanks(String line) {
    String text = "z:\n" + line.formatted(BLANKS) + "\n";
    assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(text));
  }
}
