package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one fact and what is more. */
final class DifferencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a: 1; a: 1; 0",
        "a: 1; a: 1 # one; 0",
        "{a: 1, b: 2}; {b: 2, a: 1}; 0",
        "a: 1; a: 2; 1",
        "a: no; a: \"no\"; 1",
        "{a: 1, b: 2}; {a: 1}; 1",
        "a: {b: {c: 1}}; a: {}; 1",
        "a: {b: {c: 1, d: 2}}; a: {}; 2",
        "a: {b: [x, y]}; a: {}; 1",
        "a: {b: {c: 1}}; a: none; 1",
        "a: [x, y]; a: [x, z]; 1",
        "a: [x, y]; a: [y]; 1",
        "a: [x, y, z]; a: [z]; 2",
        "a: [x, y]; a: [z]; 2",
        "{a: 1, b: 2}; {a: 2, b: 1}; 2",
        "{a: 1}; {b: 1}; 2",
        "{A: x}; {A_FILE: y}; 1",
        "{A_FILE: y}; {A: x}; 1",
        "{A: x}; {A: x, A_FILE: y}; 1",
        "{A: x, B: x}; {A_FILE: y, B_FILE: y}; 2",
        "{a: \"x\\ny\\nz\"}; {a: \"x\\nw\\nz\"}; 1",
        "{a: \"x\\ny\\nz\"}; {a: \"w\\ny\\nw\"}; 3",
      })
  void facts(String one, String other, int facts) {
    for (String name : List.of(".pggen.yaml", "one.compose.yaml")) {
      assertEquals(facts, Differences.between(Map.of(name, one), Map.of(name, other)).size());
      assertEquals(facts, Differences.between(Map.of(name, other), Map.of(name, one)).size());
    }
  }

  @Test
  void carettedLinesAndSqlCommentsDoNotCount() {
    Map<String, String> plain = Map.of("a.pggen.yaml", "a: 1\n", "b.sql", "SELECT 1;\n");
    Map<String, String> told =
        Map.of(
            "a.pggen.yaml",
            "a: 1\n#  ^ PG999 no\n",
            "b.sql",
            "-- one\nSELECT 1;\n#      ^ PG999 no\n");

    assertEquals(List.of(), Differences.between(plain, told));
  }

  @Test
  void eachFileCounts() {
    Map<String, String> one = Map.of("a.pggen.yaml", "a: 1\n", "b.sql", "SELECT 1;\n");
    Map<String, String> other = Map.of("a.pggen.yaml", "a: 2\n", "b.sql", "SELECT 2;\n");

    assertEquals(
        List.of("a.pggen.yaml a", "b.sql"),
        Differences.between(one, other).stream().sorted().toList());
  }
}
