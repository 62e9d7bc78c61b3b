package dev.pggen.catalog.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a template and what is none; each line was given to Jinja 3.1 as well. */
final class TemplateReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain text with } and % and #",
        "{{ a }}{{- b -}}{%+ if c %}{% endif %}",
        "{{ a if b else c if d else e }}",
        "{{ not a and b or c in d and e not in f }}",
        "{{ a.b['c'].d[0][1:2](x, y=1, *z, **w) | default('n', true) | join }}",
        "{{ 1 + 2 - 3 * 4 / 5 // 6 % 7 ** 8 ~ 'x' }}",
        "{{ -a + +b }}",
        "{{ [1, 'two', {'three': 3, }, (4, 5), (), [], {}] }}",
        "{{ a is defined and b is not none and c is divisibleby 3 and d is in([1]) }}",
        "{{ 'it''s' 'two' \"} }} %}\" }}",
        "{% set a, b = 1, 2 %}{% set n.x = 3 %}{% set t %}text{% endset %}",
        "{% set t | upper | trim %}text{% endset %}",
        "{% for k, v in d.items() if v recursive %}{{ loop.index }}{% else %}{% endfor %}",
        "{% for x in y %}{% if x %}{% break %}{% endif %}{% continue %}{% endfor %}",
        "{% macro m(a, b=1) %}{{ caller() }}{% endmacro %}{% call(x) m(1) %}{% endcall %}",
        "{% filter upper | trim %}x{% endfilter %}{% with a = 1, b = 2 %}{% endwith %}",
        "{% block b scoped %}{% endblock b %}{% do a.append(1) %}{% debug %}",
        "{% raw %}{{ no }} {% tag %}{% endraw %}",
        "{% from \"macros/m\" import a, b as c with context %}{% import 'x' as y %}",
        "{% include 'x' ignore missing %}{# {{ not read }} #}"
      })
  void isOne(String text) {
    assertEquals("", mistake(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{{ a; 1:1 a tag begins here and never ends",
        "{# a; 1:1 a comment begins here and never ends",
        "{{ }}; 1:4 the end of the tag stands where a value is wanted",
        "{{ a b }}; 1:6 `b` stands where the end of the tag is wanted",
        "{{ a. }}; 1:7 the end of the tag stands where a name is wanted",
        "{{ 'a }}; 1:4 a string begins here and never ends",
        "{{ a ! b }}; 1:6 a character that no tag has",
        "{{ (a] }}; 1:6 `]` closes nothing",
        "{{ f(a=1, b) }}; 1:11 an argument without a name follows one with a name",
        "{{ a | nope }}; 1:8 there is no filter `nope`",
        "{{ a is nope }}; 1:9 there is no test `nope`",
        "é{% if a %}; 1:5 `if` begins here and never ends",
        "{% endif %}; 1:4 `endif` closes what is not open: nothing is open",
        "{% if a %}{% endfor %}; 1:14 `endfor` closes what is not open: `if` is open",
        "{% else %}; 1:4 `else` stands outside of its block",
        "{% break %}; 1:4 `break` stands outside of a loop",
        "{% for a b %}{% endfor %}; 1:10 `b` stands where `in` is wanted",
        "{% nope %}; 1:4 there is no tag `nope`",
        "{% raw %}{{; 1:1 `raw` begins here and never ends"
      })
  void isNone(String text, String expected) {
    Mistake mistake = TemplateReader.read(SourceFile.of("t", text)).mistake().orElseThrow();
    assertEquals(
        expected, mistake.span().line() + ":" + mistake.span().column() + " " + mistake.message());
  }

  private static String mistake(String text) {
    return TemplateReader.read(SourceFile.of("t", text)).mistake().map(Mistake::message).orElse("");
  }

  @Test
  void pathsHaveTheirPlaces() {
    Template template =
        TemplateReader.read(SourceFile.of("t", "x\n{{ values.a['b'].c(d) | tojson }}"))
            .template()
            .orElseThrow();
    List<String> places =
        template.outputs().get(0).all().stream()
            .filter(e -> e instanceof Expression.Attribute || e instanceof Expression.Name)
            .map(e -> e.span().line() + ":" + e.span().column() + " " + e.span().text())
            .toList();
    assertEquals(List.of("2:20 d", "2:18 c", "2:13 'b'", "2:11 a", "2:4 values"), places);
  }

  @Test
  void deepNestingIsToldAndNotSuffered() {
    assertEquals(
        "the expression is nested too deeply",
        mistake("{{ " + "(".repeat(100_000) + ")".repeat(100_000) + " }}"));
    assertEquals(
        "the expression is nested too deeply", mistake("{{ " + "-".repeat(100_000) + "a }}"));
  }

  @Test
  void noTextStopsIt() {
    Random random = new Random(20261128);
    String[] parts = {
      "{{", "}}", "{%", "%}", "{#", "#}", " ", "a", ".", "(", ")", "[", "]", "{", "}", "|", "if",
      "for", "in", "end", "endif", "set", "=", "'", "\"", "\\", "1", "not", "is", "~", "é", "\n",
      "-"
    };
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(24);
      for (int j = 0; j < length; j++) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      TemplateReader.Read result = TemplateReader.read(SourceFile.of("t", text.toString()));
      assertTrue(result.template().isPresent() != result.mistake().isPresent(), text.toString());
      read += result.template().isPresent() ? 1 : 0;
    }
    assertTrue(read > 100, "too few of them are templates: " + read);
  }
}
