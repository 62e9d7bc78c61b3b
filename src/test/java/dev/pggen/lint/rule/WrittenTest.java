package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import org.junit.jupiter.api.Test;

/** What stands at a place decides whether a fix may replace it. */
final class WrittenTest {
  private static final SourceFile FILE =
      SourceFile.of("a.yaml", "é: [\"a, b\", 'c', b_c, b]\nx: y");

  private static Span at(int from, int to) {
    return FILE.span(1, from, 1, to);
  }

  @Test
  void quotesAreNoPartOfTheValue() {
    assertTrue(Written.is(at(5, 11), "a, b"));
    assertTrue(Written.is(at(13, 16), "c"));
    assertTrue(Written.is(at(23, 24), "b"));
    assertFalse(Written.is(at(5, 11), "a"));
  }

  @Test
  void severalLinesAreNoValue() {
    assertEquals("", Written.at(FILE.span(1, 1, 2, 2)));
    assertEquals("", Written.at(FILE.span(2, 1, 2, 9)));
  }

  @Test
  void aWordIsFoundByItself() {
    assertEquals(at(23, 24), Written.word(at(13, 24), "b"));
    assertEquals(at(13, 24), Written.word(at(13, 24), "d"));
    assertEquals(FILE.span(2, 4, 2, 5), Written.word(FILE.span(1, 4, 2, 5), "y"));
    assertEquals(FILE.span(1, 4, 2, 4), Written.word(FILE.span(1, 4, 2, 4), "y"));
  }
}
