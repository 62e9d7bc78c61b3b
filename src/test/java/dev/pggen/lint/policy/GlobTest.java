package dev.pggen.lint.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Patterns of texts. */
final class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, b, false",
    "a, ab, false",
    "a*, a, true",
    "a*, abc, true",
    "a*, a/c, false",
    "a**, a/b/c, true",
    "*/web:*, shop/web:1, true",
    "**/web:*, r/shop/web:1, true",
    "*/web:*, r/shop/web:1, false",
    "a?c, abc, true",
    "a?c, a/c, false",
    "a.c, abc, false",
    "[ab], a, false",
    "'**', '', true",
    "'*', '', true",
    "***, a/b, true",
    "ä?, äö, true"
  })
  void matches(String pattern, String text, boolean matches) {
    assertEquals(matches, new Glob(pattern).matches(text));
  }

  @Test
  void noPatternTakesLong() {
    Glob glob = new Glob("*a".repeat(Glob.LONGEST / 2) + "b");
    assertFalse(
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> glob.matches("a".repeat(4000))));
  }
}
