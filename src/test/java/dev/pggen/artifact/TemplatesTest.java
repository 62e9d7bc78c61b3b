package dev.pggen.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine prints what a template says or fails; nothing in between. */
final class TemplatesTest {
  private static final Path ROOT = Path.of("templates");
  private static final Pattern VALUE = Pattern.compile("\\[\\[=(.*?)=]]", Pattern.DOTALL);

  static List<String> templates() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> ROOT.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyValueEndsInAQuotingFilter(String name) {
    Matcher value = VALUE.matcher(Templates.text(name));
    while (value.find()) {
      String[] steps = value.group(1).strip().split("\\|");
      assertEquals(2, steps.length, value.group());
      assertTrue(Quoting.FILTERS.containsKey(steps[1].strip()), value.group());
    }
  }

  /** The engine eats blanks before a tag, wherever it stands; alone on its line it harms nobody. */
  @ParameterizedTest
  @MethodSource("templates")
  void everyTagStandsAloneOnItsLine(String name) {
    Templates.text(name)
        .lines()
        .filter(l -> l.contains("[[%"))
        .forEach(l -> assertTrue(l.matches("\\[\\[% [^%-]*[^%-] %]]"), name + ": " + l));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void textWithoutPlaceholdersPassesUnchanged(String name) {
    String text = Templates.text(name);
    if (!text.contains("[[=") && !text.contains("[[%") && !text.contains("[[#")) {
      assertEquals(text, Templates.fill(name, text, Map.of()));
    }
  }

  /** All lines of ours, with half delimiters between them, come out of the engine as they were. */
  @ParameterizedTest
  @MethodSource("templates")
  void halfDelimitersBetweenOurLinesComeOut(String name) {
    String sentinel = "# [= [% [# 'x' #] %] =] ${z[#1]} [#]*)\n";
    String woven =
        Templates.text(name)
            .lines()
            .filter(l -> !l.contains("[[=") && !l.contains("[[%"))
            .map(l -> l + "\n" + sentinel)
            .collect(Collectors.joining());
    assertEquals(woven, Templates.fill(name, woven, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log_line_prefix = '%m [%p] %q[user=%u] '\n",
        "printf '[%s]' \"$x\"; printf '[%%]'\n",
        "x=${z[#1]}; for i in 1; do\ncase $i in [#]*) ;; esac; done\n",
        "[= not a value =] [# not a remark #]\n",
        "if [[ $a == =* ]]; then b=(\"${c[@]%]}\"); fi\n",
        "{{ x }} {% if y %} {# z #} ${a} $${b} %{c}\n",
        "no newline at the end",
        "trailing blanks  \n\n\n",
      })
  void textsOfOtherLanguagesPassUnchanged(String text) {
    assertEquals(text, Templates.fill("test", text, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[= nope|raw_checked =]]",
        "[[= known.nope|raw_checked =]]",
        "[[= known|nofilter =]]",
        "[[= known|shell_words =]]",
        "[[= list|raw_checked =]]",
        "[[= none|sql_rows =]]",
        "[[% if nope %]]x[[% endif %]]",
        "[[% for x in nope %]]x[[% endfor %]]",
        "[[% if known %]]x",
        "[[= known|raw_checked ",
        "[[% nosuchtag %]]",
        "[[% include 'postgres/pg_hba.conf' %]]",
      })
  void whatIsUnknownOrUnfinishedIsFatal(String template) {
    Map<String, Object> values = new HashMap<>();
    values.put("known", "text");
    values.put("list", List.of("a"));
    values.put("none", List.of());
    assertThrows(
        IllegalStateException.class, () -> Templates.fill("test", template, values), template);
  }

  @Test
  void valuesAreNeverTakenForTemplates() {
    String value = "[[= known|raw_checked =]] {{ known }} [[% if %]]";
    assertEquals(
        "'" + value + "'\n",
        Templates.fill("test", "[[= v|sql_literal =]]\n", Map.of("v", value, "known", "x")));
  }

  @Test
  void onlyOneClassKnowsTheEngine() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<String> found = new ArrayList<>();
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        if (Files.readString(source).contains("hubspot")) {
          found.add(source.getFileName().toString());
        }
      }
      assertEquals(List.of("Templates.java"), found);
    }
  }

  @Test
  void noRenderedFileSwitchesALinterOff() {
    for (OutputFile file : Artifacts.of(ArtifactFixture.minimal(), ArtifactFixture.COMMANDS)) {
      assertFalse(
          Pattern.compile("shellcheck +disable|yamllint +disable|dclint-disable")
              .matcher(file.text())
              .find(),
          file.path());
    }
  }
}
