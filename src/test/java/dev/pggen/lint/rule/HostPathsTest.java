package dev.pggen.lint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both ways to compare paths answer alike. */
final class HostPathsTest {
  @ParameterizedTest
  @CsvSource({
    "/a, /a, true",
    "/a, /a/b, true",
    "/a/b, /a, true",
    "/a, /ab, false",
    "/a/b, /a/c, false",
    "/, /a, true",
    "/a/b/c, /a/b, true"
  })
  void overlap(String a, String b, boolean expected) {
    assertEquals(expected, HostPaths.overlap(a, b));
    assertEquals(expected, HostPaths.overlapNormal(a, b));
  }
}
