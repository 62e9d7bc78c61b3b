package dev.pggen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader makes of good files: values as written, every place exact. */
final class YamlReaderTest {
  @Test
  void everyNodeKnowsItsPlace() {
    assertEquals(
        """
        1:1-6:10 a map
         1:1-1:2 a:
          1:4-1:9 a number <17.10>
         2:1-2:2 b:
          3:3-4:8 a list
            3:5-3:6 a whole number <1>
            4:5-4:8 text <😀>
         5:1-5:2 c:
          5:4-5:8 a map
           5:5-5:6 d:
            5:7-5:7 nothing <>
         6:1-6:4 e 😀:
          6:6-6:10 true or false <true>
        """,
        Trees.spec("a: 17.10\nb:\n  - 1\n  - '😀'  \nc: {d:}\ne 😀: true\n\n"));
  }

  @Test
  void propertiesAndTrailingBlanksAreNotPartOfANode() {
    assertEquals(
        """
        1:1-7:6 a map
         1:1-1:2 a:
          2:3-2:7 !reset a map
           2:3-2:4 x:
            2:6-2:7 a whole number <1>
         3:1-3:2 b:
          3:4-4:6 text <one\\n>
         7:1-7:2 c:
          2:3-2:7 !reset a map
           2:3-2:4 x:
            2:6-2:7 a whole number <1>
        """,
        Trees.compose("a: &k !reset # here\n  x: 1\nb: |\n  one\n\n# two\nc: *k\n"));
  }

  @Test
  void lineBreaksOfAllKindsCountAsTheFileCountsThem() {
    assertEquals(
        """
        1:1-3:5 a map
         1:1-1:2 a:
          1:4-1:5 a whole number <1>
         2:1-2:2 b:
          2:4-2:5 a whole number <2>
         3:1-3:2 c:
          3:4-3:5 a whole number <3>
        """,
        Trees.spec("a: 1\r\nb: 2\rc: 3\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "17.10, DECIMAL, DECIMAL", "5432, INTEGER, INTEGER", "0644, STRING, INTEGER",
    "0o644, STRING, INTEGER", "1_000, STRING, INTEGER", "22:22, STRING, STRING",
    "on, STRING, STRING", "no, STRING, STRING", "True, STRING, BOOLEAN",
    "true, BOOLEAN, BOOLEAN", "~, STRING, NULL", "null, NULL, NULL",
    "2026-01-01, STRING, STRING", "1e3, DECIMAL, DECIMAL", ".5, STRING, DECIMAL",
    "-.inf, STRING, DECIMAL", "089, STRING, DECIMAL", "1.2.3, STRING, STRING",
    "'''5''', STRING, STRING", "-, STRING, STRING", "512MiB, STRING, STRING"
  })
  void kindsOfPlainText(String text, YamlScalar.Kind spec, YamlScalar.Kind compose) {
    assertEquals(spec, ScalarKinds.of(text, YamlDialect.SPEC));
    assertEquals(compose, ScalarKinds.of(text, YamlDialect.COMPOSE));
  }

  @ParameterizedTest
  @CsvSource({"0444, 292", "0o444, 292", "1_000, 1000", "-0x1F, -31", "+7, 7", "0b101, 5", "0, 0"})
  void numbersAsComposeReadsThem(String text, String value) {
    YamlNode root = Trees.read(text, YamlDialect.COMPOSE).value().orElseThrow().root();
    assertEquals(value, root.asScalar().orElseThrow().asInteger().orElseThrow().toString());
  }

  @Test
  void mergeKeysLetOwnAndEarlierKeysWin() {
    YamlNode root =
        Trees.read(
                """
                x-a: &a {k: 1, l: 1}
                x-b: &b {l: 2, m: 2}
                s: {k: 0, <<: [*a, *b]}
                t: {<<: *b, l: 0}
                """,
                YamlDialect.COMPOSE)
            .value()
            .orElseThrow()
            .root();
    assertEquals("k=0 l=1 m=2", flat(root, "s"));
    assertEquals("l=0 m=2", flat(root, "t"));
  }

  @Test
  void partOfAScalarHasItsOwnPlace() {
    YamlMap map =
        Trees.read("u: 'pg://😀user@db'\nv: \"a\\tb\"\n", YamlDialect.SPEC)
            .value()
            .orElseThrow()
            .root()
            .asMap()
            .orElseThrow();
    YamlScalar plain = map.get("u").orElseThrow().asScalar().orElseThrow();
    int from = plain.text().indexOf("user");
    assertEquals("1:11-1:15", Trees.place(plain.part(from, from + 4)));
    YamlScalar escaped = map.get("v").orElseThrow().asScalar().orElseThrow();
    assertEquals("2:4-2:10", Trees.place(escaped.part(0, 1)));
  }

  @Test
  void commentsAreFoundOutsideText() {
    String text =
        """
        # first
        a: 'x # no' # second
        b: |  # third
          # no
         # fourth
        c: a#b
          #fifth
        d: [1, # sixth
          2]
        """;
    assertEquals(
        "1:1-1:8 true first|2:13-2:21 false second|3:7-3:14 false third|5:2-5:10 true fourth"
            + "|7:3-7:9 true fifth|8:8-8:15 false sixth",
        Trees.read(text, YamlDialect.SPEC).value().orElseThrow().comments().stream()
            .map(c -> Trees.place(c.span()) + " " + c.alone() + " " + c.text())
            .collect(Collectors.joining("|")));
  }

  @Test
  void anEmptyFileIsNothingAtItsStart() {
    assertEquals("1:1-1:1 nothing <>\n", Trees.spec(""));
    assertEquals("1:1-1:1 nothing <>\n", Trees.spec("# only this\n"));
  }

  @Test
  void aByteOrderMarkIsDropped() {
    byte[] bytes = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a'};
    SourceFile file = YamlReader.decode("f.yaml", bytes).value().orElseThrow();
    assertEquals("a", file.text());
    assertTrue(Trees.read("\uFEFFa: 1", YamlDialect.SPEC).findings().isEmpty());
  }

  private static String flat(YamlNode root, String key) {
    return root
        .asMap()
        .orElseThrow()
        .get(key)
        .orElseThrow()
        .asMap()
        .orElseThrow()
        .entries()
        .stream()
        .map(e -> e.name() + "=" + e.value().asScalar().orElseThrow().text())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void aSlashMayBeEscaped() {
    YamlNode root = Trees.read("v: \"a\\/b\"\n", YamlDialect.SPEC).value().orElseThrow().root();
    assertEquals(
        "a/b", root.asMap().orElseThrow().get("v").orElseThrow().asScalar().orElseThrow().text());
  }
}
