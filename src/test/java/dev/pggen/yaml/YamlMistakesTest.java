package dev.pggen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is named in one sentence, right to the column. */
final class YamlMistakesTest {
  static List<Arguments> spec() {
    return List.of(
        Arguments.of("a: b: c", "PG001 1:5-1:6 a second `:` on one line"),
        Arguments.of("a: 1\n\tb: 2", "PG001 2:1-2:2 a tab cannot indent YAML"),
        Arguments.of(
            "a:\n  b: 1\n c: 2", "PG001 3:2-3:4 this line does not fit the ones before it"),
        Arguments.of("a: 'open\nb: 1", "PG001 1:4-1:5 this quote is never closed"),
        Arguments.of("a: \"open\nb: 1", "PG001 1:4-1:5 this quote is never closed"),
        Arguments.of("a: \"\\q\"", "PG001 1:6-1:7 this is no escape that YAML knows"),
        Arguments.of(
            "a: [1, 2\nb: 3",
            "PG001 1:4-1:5 this `[` is never closed, or a comma is missing after it"),
        Arguments.of(
            "a: {b: 1\nc: 2",
            "PG001 1:4-1:5 this `{` is never closed, or a comma is missing after it"),
        Arguments.of("a: @b", "PG001 1:4-1:5 `@` cannot start a plain value"),
        Arguments.of("a: `b`", "PG001 1:4-1:5 a backtick cannot start a plain value"),
        Arguments.of(
            "a\nb: 1", "PG001 2:2-2:3 the line before has no `:`, or this one is indented too far"),
        Arguments.of("a: 1\nb", "PG001 2:1-2:2 this key has no `:`"),
        Arguments.of("- a\nb: 1", "PG001 2:1-2:3 this line does not fit the ones before it"),
        Arguments.of("a: - b", "PG001 1:4-1:5 a list cannot begin on the line of its key"),
        Arguments.of("a: &", "PG001 1:4-1:5 this is no name for an anchor"),
        Arguments.of("a: !x!y 1", "PG001 1:4-1:8 this tag cannot be read"),
        Arguments.of("a: \"b\" c", "PG001 1:8-1:9 this stands behind a finished value"),
        Arguments.of("a: ]", "PG001 1:4-1:5 a value is missing before this"),
        Arguments.of("a: |x\n  b", "PG001 1:5-1:6 this cannot stand after `|` or `>`"),
        Arguments.of("%YAML 3.0\n---\na: 1", "PG001 1:1-1:6 this version of YAML cannot be read"),
        Arguments.of("? [a]\n: 1", "PG001 1:3-1:6 a list cannot be a key"),
        Arguments.of("{{ a }}: 1", "PG001 1:1-1:8 a map cannot be a key"),
        Arguments.of(": 1", "PG001 1:1-1:2 a key is missing before this `:`"),
        Arguments.of("a: 1\nb: 2\na: 3", "PG002 3:1-3:2 `a` is there twice in one map"),
        Arguments.of("a: 1\n---\nb: 2", "PG005 2:1-2:4 a second document starts here"),
        Arguments.of("a: !secret b", "PG006 1:4-1:11 the tag `!secret` means nothing here"),
        Arguments.of(
            "a: &x 1\nb: *x",
            "PG007 1:4-1:6 `&x` sets an anchor, which this file cannot have|PG007 2:4-2:6 `*x` is an alias, which this file cannot have"),
        Arguments.of(
            "a: {<<: {b: 1}}", "PG007 1:5-1:7 `<<` merges maps, which this file cannot have"),
        Arguments.of("a: \"\\ud800\"", "PG004 1:4-1:12 this text holds half a character"),
        Arguments.of("a: 'x\u0007'", "PG004 1:6-1:7 the character U+0007 cannot stand in YAML"),
        Arguments.of("é: 😀\u2028", "PG004 1:5-1:6 the character U+2028 cannot stand in YAML"));
  }

  static List<Arguments> compose() {
    return List.of(
        Arguments.of("a: !secret b", "PG006 1:4-1:11 the tag `!secret` means nothing here"),
        Arguments.of("a: *x", "PG007 1:4-1:6 `*x` names an anchor that is not set above"),
        Arguments.of("a: &x [1, *x]", "PG007 1:11-1:13 `*x` stands for what it is part of"),
        Arguments.of(
            "a: {<<: 1}", "PG001 1:9-1:10 `<<` takes a map or a list of maps, not a whole number"),
        Arguments.of(
            "a: &x {b: 1}\nc: {<<: *x, <<: *x}", "PG002 2:13-2:15 `<<` is there twice in one map"));
  }

  @ParameterizedTest
  @MethodSource("spec")
  void inASpec(String text, String findings) {
    assertEquals(findings, joined(Trees.read(text, YamlDialect.SPEC)));
  }

  @ParameterizedTest
  @MethodSource("compose")
  void inCompose(String text, String findings) {
    assertEquals(findings, joined(Trees.read(text, YamlDialect.COMPOSE)));
  }

  @Test
  void allAreToldAtOnceAndTheFirstOfTwoKeysCounts() {
    Result<YamlDocument> result = Trees.read("a: 1\na: 2\nb: !x y\na: 3\n", YamlDialect.SPEC);
    assertEquals(3, result.findings().size());
    YamlMap root = result.value().orElseThrow().root().asMap().orElseThrow();
    assertEquals("1", root.get("a").orElseThrow().asScalar().orElseThrow().text());
    assertEquals("1:1", at(result, 0));
  }

  @Test
  void limits() {
    assertEquals("", joined(Trees.read("[".repeat(50) + "]".repeat(50), YamlDialect.SPEC)));
    assertEquals(
        "PG003 1:51-1:52 nested deeper than 50 levels",
        joined(Trees.read("[".repeat(1_000_000), YamlDialect.SPEC)));
    assertEquals(
        "PG003 1:1-1:1 the file is larger than 1 MiB",
        joined(Trees.read(" ".repeat((1 << 20) + 1), YamlDialect.SPEC)));
    assertEquals(
        "", joined(Trees.read("x: &a 1\ny: [" + "*a ,".repeat(500) + "]", YamlDialect.COMPOSE)));
    assertEquals(
        "PG003 2:2005-2:2006 more than 500 aliases",
        joined(Trees.read("x: &a 1\ny: [" + "*a ,".repeat(501) + "]", YamlDialect.COMPOSE)));
  }

  @Test
  void aSmallFileThatStandsForAHugeOneIsRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a%1$d: &a%1$d [".formatted(i)).append(("*a" + (i - 1) + " ,").repeat(9));
      bomb.append("]\n");
    }
    String findings = joined(Trees.read(bomb.toString(), YamlDialect.COMPOSE));
    assertEquals("PG003 6:10-6:13 aliases stand for more than 100000 values up to here", findings);
    StringBuilder deep = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      deep.append("a%1$d: &a%1$d [*a%2$d ]\n".formatted(i, i - 1));
    }
    findings = joined(Trees.read(deep.toString(), YamlDialect.COMPOSE));
    assertTrue(findings.contains("nested deeper than 50 levels"), findings);
  }

  @Test
  void bytesThatAreNoText() {
    assertEquals(
        "PG004 2:4-2:4 the byte 0xff is not UTF-8",
        bytes("a: 1\né: \u00ff".replace("é", "\u00c3\u00a9")));
    assertEquals("PG004 1:1-1:1 the file is UTF-16, not UTF-8", bytes("\u00ff\u00fea\0"));
    assertEquals("PG004 1:1-1:1 the file is UTF-16, not UTF-8", bytes("\0a\0b"));
    assertEquals("PG004 1:3-1:3 the byte 0xe2 is not UTF-8", bytes("ab\u00e2\u0082"));
    assertEquals("PG004 1:3-1:4 the character U+0000 cannot stand in YAML", bytes("ab\0c"));
    assertEquals(
        "PG003 1:1-1:1 the file is larger than 1 MiB",
        joined(YamlReader.decode("f.yaml", new byte[(1 << 20) + 1])));
  }

  private static String bytes(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    return joined(YamlReader.read("f.yaml", bytes, YamlDialect.SPEC));
  }

  private static String at(Result<?> result, int finding) {
    var place = result.findings().get(finding).related().get(0).span();
    return place.line() + ":" + place.column();
  }

  private static String joined(Result<?> result) {
    return Trees.findings(result).strip().replace("\n", "|");
  }
}
