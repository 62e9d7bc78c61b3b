package dev.pggen.target.truenas.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pggen.catalog.template.Expression;
import dev.pggen.catalog.template.Template;
import dev.pggen.catalog.template.TemplateReader;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is put into a template comes out of it as it was; held against Jinja 3.1.2 by hand. */
final class JinjaTest {
  private static final List<String> NASTY =
      List.of(
          "",
          "\"",
          "'",
          "\\",
          "\\n",
          "\n",
          "{{ x }}",
          "{% raw %}",
          "{# x #}",
          "%}",
          "}}",
          "#}",
          "${HOME}",
          "$$",
          "%{x}",
          "é",
          "€",
          "😀",
          "\t",
          "\u0001",
          "\u007f",
          "\u2028",
          "a\\\"b",
          "<<EOF",
          "null",
          "yes",
          "{%- x -%}",
          "\\x41",
          "\\u0041");

  @Test
  void textsComeBack() {
    Random random = new Random(20261128);
    for (int i = 0; i < 10_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(6); j >= 0; j--) {
        text.append(NASTY.get(random.nextInt(NASTY.size())));
        text.append((char) ('a' + random.nextInt(26)));
      }
      assertEquals(text.toString(), read(Jinja.string(text.toString())));
    }
  }

  @Test
  void noTagCanBeginOrEndInText() {
    String written = Jinja.string("{{ }} {% %} {# #}");
    assertFalse(written.matches(".*[{}%#].*"), written);
  }

  private static String read(String string) {
    Template template =
        TemplateReader.read(SourceFile.of("t", "{{ " + string + " }}")).template().orElseThrow();
    return ((Expression.Text) template.outputs().get(0)).value();
  }
}
