package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word in a text is found where it stands in the file. */
final class LiteralPlacesTest {
  private static HclTemplate template(String text) {
    HclFile file = HclReader.read(SourceFile.of("f", text), "hcl").value().orElseThrow();
    return (HclTemplate) file.body().attribute("a").orElseThrow().value();
  }

  private static String place(String text, String word) {
    HclTemplate template = template(text);
    String said = template.text().orElseThrow();
    int at = said.indexOf(word);
    assertTrue(at >= 0, said);
    return HclNodes.place(template.part(at, at + word.length()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = \"b WORD c\"|1:8-1:12",
        "a = \"😀 WORD\"|1:8-1:12",
        "a = \"b $${c} 5% $ WORD\"|1:6-1:23",
        "a = \"b\\\\n WORD\"|1:6-1:14",
        "a = \"WORD\\\\nWORD\"|1:6-1:16",
      })
  void inQuotes(String text, String place) {
    assertEquals(place, place(text.replace("\\\\", "\\"), "WORD"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a = <<E;  b;  c WORD;E;|3:5-3:9",
        "a = <<-E;    b;;      c WORD d;  E;|4:9-4:13",
        "a = <<-E;  b $${c};  WORD $x;E;|3:3-3:7",
        "a = <<E;b $${c} WORD;E;|2:1-2:13",
        "a = <<E~;b~;c WORD~;E~;|3:3-3:7",
      })
  void inHeredocs(String text, String place) {
    assertEquals(place, place(text.replace(';', '\n').replace('~', '\r'), "WORD"));
  }

  @Test
  void overLinesAndAroundValues() {
    HclTemplate lines = template("a = <<-E\n  b c\n  d e\n  E\n");
    assertEquals("2:5-3:4", HclNodes.place(lines.part(2, 5)));
    HclTemplate mixed = template("a = <<-E\n  b ${c} d\n  e WORD\n  E\n");
    HclTemplatePart.Literal last = (HclTemplatePart.Literal) mixed.parts().get(2);
    int at = last.text().indexOf("WORD");
    assertEquals("3:5-3:9", HclNodes.place(last.part(at, at + 4)));
    assertEquals("2:9-2:11", HclNodes.place(last.part(0, 2)));
  }

  @Test
  void everyCharacterOfAPlainTextStandsWhereItsPlaceSays() {
    HclTemplate template = template("a = <<-E\n   é x\n\n  y 😀 z\n E\n");
    String text = template.text().orElseThrow();
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      String one = Character.toString(text.codePointAt(i));
      Span span = template.part(i, i + one.length());
      assertEquals(one.equals("\n") ? "" : one, span.text());
    }
  }
}
