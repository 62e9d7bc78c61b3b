package dev.pggen.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, appendix A, and the places that merged values keep. */
final class MergePatchTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a: b}|{a: c}|{a: c}",
        "{a: b}|{b: c}|{a: b, b: c}",
        "{a: b}|{a: null}|{}",
        "{a: b, b: c}|{a: null}|{b: c}",
        "{a: [b]}|{a: c}|{a: c}",
        "{a: c}|{a: [b]}|{a: [b]}",
        "{a: {b: c}}|{a: {b: d, c: null}}|{a: {b: d}}",
        "{a: [{b: c}]}|{a: [1]}|{a: [1]}",
        "[a, b]|[c, d]|[c, d]",
        "{a: b}|[c]|[c]",
        "{a: foo}|null|null",
        "{a: foo}|bar|bar",
        "{e: null}|{a: 1}|{e: null, a: 1}",
        "[1, 2]|{a: b, c: null}|{a: b}",
        "{}|{a: {bb: {ccc: null}}}|{a: {bb: {}}}"
      })
  void examplesOfTheRfc(String target, String patch, String result) {
    YamlNode merged = MergePatch.apply(node("t", target), node("p", patch));
    assertEquals(YamlDoc.of(node("r", result)), YamlDoc.of(merged));
    YamlDoc doc = MergePatch.apply(YamlDoc.of(node("t", target)), YamlDoc.of(node("p", patch)));
    assertEquals(YamlDoc.of(node("r", result)), doc);
  }

  @Test
  void valuesKeepTheirPlaces() {
    YamlMap merged =
        MergePatch.apply(node("base", "{a: 1, m: {x: 1}}"), node("own", "{m: {y: 2}}"))
            .asMap()
            .orElseThrow();
    assertEquals("base:1:5", merged.get("a").orElseThrow().span().position());
    YamlMap inner = merged.get("m").orElseThrow().asMap().orElseThrow();
    assertEquals("own:1:5", inner.span().position());
    assertEquals("base:1:15", inner.get("x").orElseThrow().span().position());
  }

  private static YamlNode node(String path, String text) {
    return YamlReader.read(SourceFile.of(path, text), YamlDialect.SPEC)
        .value()
        .orElseThrow()
        .root();
  }
}
