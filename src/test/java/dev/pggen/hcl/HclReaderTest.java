package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.At;
import dev.pggen.source.Comment;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file says, and where. */
final class HclReaderTest {
  private static HclFile read(String text) {
    Result<HclFile> result = HclReader.read(SourceFile.of("f.hcl", text), "hcl");
    assertEquals(List.of(), result.findings());
    return result.value().orElseThrow();
  }

  private static HclExpression value(String text) {
    return read("a = " + text + "\n").body().attribute("a").orElseThrow().value();
  }

  private static List<HclTemplatePart> parts(String text) {
    return ((HclTemplate) value(text)).parts();
  }

  @Test
  void blocksAndArgumentsInOrder() {
    HclBody body = read("b = 1\njob \"x y\" z {\n  c {}\n  d = 2\n}\nc {}\n").body();
    assertEquals(3, body.items().size());
    HclBlock job = body.blocks("job").get(0);
    assertEquals(List.of("x y", "z"), job.labels().stream().map(At::value).toList());
    assertEquals("2:1-2:12", HclNodes.place(job.definition()));
    assertEquals("2:1-5:2", HclNodes.place(job.span()));
    assertEquals("2:13-5:2", HclNodes.place(job.body().span()));
    assertEquals(List.of("c"), job.body().blocks().stream().map(b -> b.type().value()).toList());
    assertEquals(1, body.blocks("c").size());
    assertTrue(body.attribute("d").isEmpty());
    assertEquals("4:3-4:8", HclNodes.place(job.body().attribute("d").orElseThrow().span()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "17.10, 17.10",
        "0777, 777",
        "1.5e3, 1.5E+3",
        "9007199254740993, 9007199254740993",
      })
  void numbersStayWhatTheyAre(String written, BigDecimal value) {
    HclExpression.Number number = (HclExpression.Number) value(written);
    assertEquals(written, number.digits());
    assertEquals(value, number.value());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "\"b\\\\c\\\"\",b\\c\"",
        "\"$${b} %%{c}\",${b} %{c}",
        "\"$$${b}\",$${b}",
        "\"100% of $5\",100% of $5",
        "\"\\u00e9\\U0001F600\",é😀",
        "\"e\u0301\",é",
      })
  void textIsDecoded(String written, String text) {
    assertEquals(Optional.of(text), value(written).text());
  }

  @Test
  void heredocsKeepTheirText() {
    assertEquals(
        Optional.of("  b \\n \"q\"\n{{ c }}\n"), value("<<E\n  b \\n \"q\"\n{{ c }}\n E").text());
    assertEquals(Optional.of(""), value("<<E\nE").text());
    assertEquals(Optional.of("b\r\n"), value("<<E\r\nb\r\nE\r").text());
  }

  @Test
  void indentedHeredocsLoseWhatAllLinesShare() {
    assertEquals(Optional.of("b\n\n  c\n"), value("<<-E\n  b\n\n    c\n  E").text());
    assertEquals(Optional.of("\n  \nb\n"), value("<<-E\n\n  \n    b\n E").text());
    List<HclTemplatePart> parts = parts("<<-E\n   ${b}\n    c\n   E");
    assertEquals("\n c\n", ((HclTemplatePart.Literal) parts.get(2)).text());
  }

  @Test
  void templatesKeepTheirParts() {
    List<HclTemplatePart> parts = parts("\"x ${b.c} y\"");
    assertEquals(3, parts.size());
    assertEquals("x ", ((HclTemplatePart.Literal) parts.get(0)).text());
    HclTemplatePart.Interpolation middle = (HclTemplatePart.Interpolation) parts.get(1);
    assertEquals("${b.c}", middle.raw());
    assertEquals("b.c", ((HclTraversal.Variable) middle.value()).path());
    assertEquals("1:8-1:14", HclNodes.place(middle.span()));
    assertEquals("1:14-1:16", HclNodes.place(parts.get(2).span()));
    assertTrue(value("\"${b}\"").text().isEmpty());
  }

  @Test
  void directivesArePairedAndTrim() {
    List<HclTemplatePart> parts =
        parts("\"x %{~ if b ~} c %{ else }d%{ endif }%{ for k, v in m }${v}%{ endfor }\"");
    assertEquals("x", ((HclTemplatePart.Literal) parts.get(0)).text());
    HclTemplatePart.If condition = (HclTemplatePart.If) parts.get(1);
    assertEquals("c ", ((HclTemplatePart.Literal) condition.yes().get(0)).text());
    assertEquals("d", ((HclTemplatePart.Literal) condition.no().get(0)).text());
    HclTemplatePart.For loop = (HclTemplatePart.For) parts.get(2);
    assertEquals(List.of("k", "v"), List.of(loop.keyName(), loop.valueName()));
    assertEquals(1, loop.parts().size());
  }

  @Test
  void mapsAreAskedByKey() {
    HclObject map = (HclObject) value("{ b = 1, \"c d\" : 2, 3 = 3, (e) = 4, b = 5 }");
    assertEquals("1:45-1:46", HclNodes.place(map.entry("b").orElseThrow().value().span()));
    assertTrue(map.entry("c d").isPresent());
    assertTrue(map.entry("3").isPresent());
    assertTrue(map.entry("e").isEmpty());
  }

  @Test
  void operatorsBindAsInHcl() {
    HclExpression.Binary or = (HclExpression.Binary) value("!a || b == 1 + 2 * 3 - 4");
    assertEquals("||", or.operator().value());
    HclExpression.Binary equal = (HclExpression.Binary) or.right();
    HclExpression.Binary minus = (HclExpression.Binary) equal.right();
    assertEquals("1:16-1:25", HclNodes.place(((HclExpression.Binary) minus.left()).span()));
  }

  @Test
  void commentsHaveTheirPlaces() {
    List<Comment> comments = read("# b\na = 1 // c \n  /* d\n e */\nf = \"# no\" #g").comments();
    assertEquals(List.of("b", "c", "d\n e", "g"), comments.stream().map(Comment::text).toList());
    assertEquals(List.of(true, false, true, false), comments.stream().map(Comment::alone).toList());
    assertEquals("2:7-2:12", HclNodes.place(comments.get(1).span()));
    assertEquals("3:3-4:6", HclNodes.place(comments.get(2).span()));
  }

  @Test
  void aByteOrderMarkIsDroppedAndPlacesCountCodePoints() {
    byte[] bytes = "\uFEFFa = \"😀\" # b".getBytes(StandardCharsets.UTF_8);
    HclFile file = HclReader.read("f.hcl", bytes, "hcl").value().orElseThrow();
    assertEquals(
        "1:5-1:8", HclNodes.place(file.body().attribute("a").orElseThrow().value().span()));
    assertEquals("1:9-1:12", HclNodes.place(file.comments().get(0).span()));
  }

  @Test
  void theFirstOfTwoArgumentsCounts() {
    Result<HclFile> result = HclReader.read(SourceFile.of("f.hcl", "a = 1\na = 2"), "hcl");
    assertEquals(1, result.value().orElseThrow().body().items().size());
    assertTrue(result.hasErrors());
  }

  @Test
  void aCommaAtTheEndOfALineIsToldAndPassed() {
    Result<HclFile> result = HclReader.read(SourceFile.of("f.hcl", "a = 1,\nb = 2\n"), "hcl");

    assertEquals(1, result.findings().size());
    assertEquals("1:6-1:7", HclNodes.place(result.findings().get(0).span()));
    assertEquals(2, result.value().orElseThrow().body().attributes().size());
  }

  @Test
  void whatTerraformFillsInIsAValueThatNobodyKnows() {
    String text = "job \"${name}\" {\n  dcs = ${jsonencode(dcs)}\n  a = 1\n}\n";
    Result<HclFile> template = HclReader.read(SourceFile.of("f.nomad.tpl", text), "hcl");

    assertEquals(List.of(), template.findings());
    HclBlock job = template.value().orElseThrow().body().blocks("job").get(0);
    assertEquals(Optional.empty(), job.body().attribute("dcs").orElseThrow().value().text());
    assertEquals(2, job.body().attributes().size());
    assertTrue(HclReader.read(SourceFile.of("f.nomad", text), "hcl").value().isEmpty());
  }

  @Test
  void whatAnotherProgramFillsInIsToldAndTheRestIsRead() {
    String text =
        """
        a = ["{{ (ds "config").dc }}"]
        b = "x-{{ env "B" }}-y"
        c = {{ .count }}
        d = "postgres:17"
        """;
    Result<HclFile> template = HclReader.read(SourceFile.of("f.nomad", text), "hcl");

    HclFile file = template.value().orElseThrow();
    assertTrue(file.isFilledIn());
    assertEquals(1, template.findings().size());
    assertEquals("1:15-1:21", HclNodes.place(template.findings().get(0).span()));
    assertEquals(4, file.body().attributes().size());
    assertEquals(Optional.empty(), file.body().attribute("b").orElseThrow().value().text());
    HclTemplate b = (HclTemplate) file.body().attribute("b").orElseThrow().value();
    assertEquals(3, b.parts().size());
    assertEquals(Optional.of("x-{{ env \"B\" }}-y"), b.written());
    assertEquals(
        Optional.of("postgres:17"), file.body().attribute("d").orElseThrow().value().text());
  }

  @Test
  void bracesThatStandInValidTextsAreNoTemplate() {
    String text = "a = [\"{{\", \"}}\"]\nb = \"{{ key \\\"x\\\" }}\"\n";
    Result<HclFile> plain = HclReader.read(SourceFile.of("f.nomad", text), "hcl");

    assertEquals(List.of(), plain.findings());
    assertFalse(plain.value().orElseThrow().isFilledIn());
    String broken = "a = \"{{ x \"y\" }}\"\n{{ if .z }}\nb = 1\n{{ end }}\n";
    assertTrue(HclReader.read(SourceFile.of("f.nomad", broken), "hcl").value().isEmpty());
  }

  @Test
  void theWrittenTextKeepsWhatIsPutInAndItsPlaces() {
    HclTemplate text = (HclTemplate) value("\"a${var.b}c\"");

    assertEquals(Optional.of("a${var.b}c"), text.written());
    assertEquals("1:6-1:7", HclNodes.place(text.part(0, 1)));
    assertEquals("1:15-1:16", HclNodes.place(text.part(9, 10)));
  }
}
