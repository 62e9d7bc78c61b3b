package dev.pggen.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.lsp.Positions.Range;
import dev.pggen.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code points from 1 are UTF-16 units from 0. */
final class PositionsTest {
  private static final SourceFile FILE = SourceFile.of("a", "ab\r\n😀b é😀\rlast");

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 3, '0:0-0:2'",
    "2, 1, 2, 2, '1:0-1:2'",
    "2, 2, 2, 3, '1:2-1:3'",
    "2, 4, 2, 6, '1:4-1:7'",
    "1, 2, 3, 2, '0:1-2:1'",
    "1, 9, 1, 99, '0:2-0:2'",
    "3, 5, 4, 1, '2:4-3:0'",
    "0, 0, 0, 0, '0:0-0:0'",
  })
  void spans(int line, int column, int endLine, int endColumn, String expected) {
    Range range = Positions.range(FILE.span(line, column, endLine, endColumn));
    assertEquals(
        expected,
        range.line()
            + ":"
            + range.character()
            + "-"
            + range.endLine()
            + ":"
            + range.endCharacter());
  }

  @Test
  void rangesMeetWhereTheyTouch() {
    Range word = new Range(1, 2, 1, 5);
    assertEquals(true, word.meets(new Range(1, 5, 1, 5)));
    assertEquals(true, word.meets(new Range(0, 0, 1, 2)));
    assertEquals(false, word.meets(new Range(1, 6, 2, 0)));
    assertEquals(false, word.meets(new Range(0, 0, 0, 99)));
    assertEquals(true, word.meets(new Range(0, 0, 9, 0)));
    assertEquals(true, new Range(0, 0, 0, 0).meets(new Range(0, 0, 0, 0)));
  }
}
