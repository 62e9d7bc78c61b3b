package dev.pggen.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is named in one sentence, right to the column. */
final class HclMistakesTest {
  static List<Arguments> mistakes() {
    return List.of(
        Arguments.of("a = 1 b = 2", "PG017 1:7-1:8 the line of `a` must end before this"),
        Arguments.of("a = 1, b = 2", "PG017 1:6-1:7 arguments are separated by lines"),
        Arguments.of("a : 1", "PG017 1:3-1:4 `a` is followed by `:`"),
        Arguments.of("a", "PG017 1:1-1:2 `a` is neither an argument nor a block"),
        Arguments.of("\"a\" = 1", "PG017 1:1-1:2 the name of an argument is not quoted"),
        Arguments.of("a { \"b\" = 1 }", "PG017 1:5-1:6 the name of an argument is not quoted"),
        Arguments.of("= 1", "PG017 1:1-1:2 an argument or a block must begin here"),
        Arguments.of("}", "PG017 1:1-1:2 this `}` closes nothing"),
        Arguments.of("a {", "PG017 1:3-1:4 this `{` is never closed"),
        Arguments.of("a {\n  b = 1", "PG017 1:3-1:4 this `{` is never closed"),
        Arguments.of("a \"b\"\n{\n}", "PG017 1:1-1:2 the block `a` has no `{` on its line"),
        Arguments.of("a \"b\" = 1", "PG017 1:7-1:8 a block has no `=`"),
        Arguments.of("a \"${b}\" {}", "PG017 1:4-1:6 nothing is evaluated in the label of a block"),
        Arguments.of("a 1 {}", "PG017 1:1-1:2 `a` is neither an argument nor a block"),
        Arguments.of("a {} b {}", "PG017 1:6-1:7 the line of a block's `}` must end before this"),
        Arguments.of("a { b = 1, c = 2 }", "PG017 1:10-1:11 the block must be closed before this"),
        Arguments.of(
            "a { b = 1\n}",
            "PG017 1:3-1:4 this `{` must be closed on its line, or begin a new one"),
        Arguments.of("a { b {} }", "PG017 1:5-1:6 a block cannot begin on the line of another"),
        Arguments.of("a {\n  b = 1 }", "PG017 2:9-2:10 the line of `b` must end before this"),
        Arguments.of("a = 1\nb = 2\na = 3", "PG018 3:1-3:2 `a` is set twice"),
        Arguments.of("a = ", "PG017 1:3-1:4 a value is missing behind this"),
        Arguments.of("a = [1 2]", "PG017 1:8-1:9 a comma is missing before this item"),
        Arguments.of("a = [1, 2\nb = 3", "PG017 2:1-2:2 a comma is missing before this item"),
        Arguments.of("a = {b = 1\nc = 2", "PG017 1:5-1:6 this `{` is never closed"),
        Arguments.of("a = { b 1 }", "PG017 1:9-1:10 `=` is missing before this"),
        Arguments.of("a = { b\n}", "PG017 1:7-1:8 this key has no value"),
        Arguments.of(
            "a = { b = 1 c = 2 }", "PG017 1:13-1:14 a comma or a new line is missing before this"),
        Arguments.of("a = { b = }", "PG017 1:11-1:12 no value can begin with `}`"),
        Arguments.of("a = f(1 2)", "PG017 1:9-1:10 a comma is missing before this argument"),
        Arguments.of("a = f(1", "PG017 1:6-1:7 this `(` is never closed"),
        Arguments.of("a = (1", "PG017 1:5-1:6 this `(` is never closed"),
        Arguments.of("a = (1 2)", "PG017 1:8-1:9 this does not belong into the parentheses"),
        Arguments.of("a = b[0", "PG017 1:6-1:7 this `[` is never closed"),
        Arguments.of("a = b[0 1]", "PG017 1:9-1:10 this does not belong into the index"),
        Arguments.of("a = b.", "PG017 1:6-1:7 a name must follow this dot"),
        Arguments.of("a = b.0.1", "PG017 1:7-1:10 `0.1` reads as one number"),
        Arguments.of("a = b[*", "PG017 1:8-1:8 `]` must follow `[*`"),
        Arguments.of("a = b ? c", "PG017 1:7-1:8 this `?` has no `:`"),
        Arguments.of("a = 1.2.3", "PG017 1:5-1:10 `1.2.3` is no number"),
        Arguments.of("a = 512MB", "PG017 1:5-1:10 `512MB` is neither a number nor a word"),
        Arguments.of("a = b[0]c", "PG017 1:9-1:10 the line of `a` must end before this"),
        Arguments.of("a = n::", "PG017 1:8-1:8 the name of a function must follow `::`"),
        Arguments.of("a = n::f", "PG017 1:5-1:6 `n::f` is called without `(`"),
        Arguments.of("a = [for b c : d]", "PG017 1:12-1:13 `in` is missing before this"),
        Arguments.of("a = [for b in c, d]", "PG017 1:16-1:17 `:` is missing before this"),
        Arguments.of("a = [for b in c : b => d]", "PG017 1:5-1:6 a list has no keys"),
        Arguments.of("a = {for b in c : b}", "PG017 1:5-1:6 this map is made without keys"),
        Arguments.of(
            "a = [for b in c : b...]", "PG017 1:20-1:23 `...` groups the values of a map only"),
        Arguments.of("a = 'b'", "PG017 1:5-1:6 `'` quotes nothing here"),
        Arguments.of("a = b & c", "PG017 1:7-1:8 `&` is no operator"),
        Arguments.of("a = 1;", "PG017 1:6-1:7 `;` ends nothing here"),
        Arguments.of("a = b~", "PG017 1:6-1:7 `~` has no meaning here"),
        Arguments.of("a = \"b", "PG017 1:5-1:6 this quote is never closed"),
        Arguments.of("a = \"b\nc\"", "PG017 1:5-1:6 this quote is never closed"),
        Arguments.of("é = \"😀\\q\"", "PG017 1:7-1:9 `\\q` is no escape that HCL knows"),
        Arguments.of("a = \"\\u12\"", "PG017 1:6-1:10 `\\u` needs 4 hexadecimal digits"),
        Arguments.of("a = \"\\ud800\"", "PG017 1:6-1:12 `\\ud800` is no character"),
        Arguments.of(
            "a = \"${b:-c}\"", "PG017 1:9-1:10 this does not belong into the `${…}` before it"),
        Arguments.of("a = \"${b%%.*}\"", "PG017 1:10-1:11 no value can begin with `%`"),
        Arguments.of(
            "a = \"${b\"", "PG017 1:9-1:10 this does not belong into the `${…}` before it"),
        Arguments.of("a = \"${b", "PG017 1:6-1:8 this `${` is never closed"),
        Arguments.of("a = \"%{http_code}\"", "PG017 1:8-1:17 `http_code` is no directive"),
        Arguments.of("a = \"%{ if b }c\"", "PG017 1:6-1:15 this `if` is never ended"),
        Arguments.of("a = \"%{ endif }\"", "PG017 1:6-1:16 this `endif` ends nothing"),
        Arguments.of(
            "a = \"%{ if b }%{ endfor }\"",
            "PG017 1:15-1:26 this `endfor` does not fit the `if` that is open"),
        Arguments.of(
            "a = \"%{ if b c }%{ endif }\"",
            "PG017 1:14-1:15 this does not belong into the `%{…}` before it"),
        Arguments.of(
            "a = \"%{ for b }%{ endfor }\"", "PG017 1:15-1:16 `in` is missing before this"),
        Arguments.of("a = <<E\nb\nE", "PG017 1:5-1:8 this heredoc is never closed"),
        Arguments.of("a = <<-E\nb\nE }\n", "PG017 1:5-1:9 this heredoc is never closed"),
        Arguments.of("a = <<'E'\nb\nE\n", "PG017 1:5-1:6 no value can begin with `<`"),
        Arguments.of(
            "a = <<E\nb\rc\nE\n",
            "PG017 2:2-3:1 a carriage return alone cannot stand in a heredoc"),
        Arguments.of("a = 1 /* b", "PG017 1:7-1:9 this comment is never closed"),
        Arguments.of("a = 1\n\0b", "PG017 2:1-2:2 the character U+0000 cannot stand in HCL"),
        Arguments.of("a = +1", "PG017 1:5-1:6 no value can begin with `+`"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isNamedWithItsPlace(String text, String expected) {
    assertEquals(expected, told(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void bytesThatAreNoText() {
    assertEquals(
        "PG017 1:6-1:6 the byte 0xff is not UTF-8", told(new byte[] {'a', '=', '"', 'b', 'c', -1}));
  }

  @Test
  void limits() {
    String deep = "a = " + "[".repeat(101) + "]".repeat(101);
    assertEquals(
        "PG019 1:105-1:106 nested deeper than 100 levels",
        told(deep.getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        "PG019 1:1-1:1 the file is larger than 4 MiB", told(new byte[HclReader.MAX_TEXT + 1]));
    String sum = "a = 1" + "+1".repeat(101);
    assertTrue(told(sum.getBytes(StandardCharsets.UTF_8)).startsWith("PG019"));
    String most = "a = " + "[".repeat(99) + "]".repeat(99);
    assertEquals("", told(most.getBytes(StandardCharsets.UTF_8)));
  }

  private static String told(byte[] bytes) {
    Result<HclFile> result = HclReader.read("f.hcl", bytes, "hcl");
    return result.findings().stream().map(HclMistakesTest::line).collect(Collectors.joining("|"));
  }

  private static String line(Finding finding) {
    String place = HclNodes.place(finding.span());
    return finding.rule().id() + " " + place + " " + finding.message();
  }
}
