package dev.pggen.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SourceFileTest {
  @Test
  void everyLineEndIsALineEnd() {
    SourceFile file = SourceFile.of("x", "a\nb\r\nc\rd");

    assertEquals(4, file.lineCount());
    assertEquals("b", file.line(2));
    assertEquals("c", file.line(3));
    assertEquals("", file.line(5));
  }

  @Test
  void anEmptyFileHasOneLine() {
    assertEquals(1, SourceFile.of("x", "").lineCount());
  }
}
