package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.Family;
import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules/README.md} lists every page, rules of lint by family. Run with {@code
 * -Dgolden.update=true} after a rule has come.
 */
final class RuleIndexTest {
  private static final Path PAGES = Path.of("docs/rules");
  private static final Path INDEX = PAGES.resolve("README.md");

  @Test
  void indexIsThatOfTheRules() throws IOException {
    String written = index();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(INDEX, written);
    }
    assertEquals(written, Files.readString(INDEX), "to accept: make docs");
  }

  @Test
  void everyFamilyHasARule() {
    for (Family family : Family.values()) {
      assertTrue(Rules.ALL.stream().anyMatch(r -> Family.of(r) == family), family.label());
    }
  }

  private static String index() throws IOException {
    StringBuilder out = new StringBuilder("# Rules\n");
    out.append(
        "What `pggen lint` asks, by family; `pggen rules` prints the same, `pggen explain ID` a"
            + " page. Written from the code.\n");
    for (Family family : Family.values()) {
      String label = family.label();
      out.append("\n## ").append(Character.toUpperCase(label.charAt(0))).append(label.substring(1));
      out.append("\n").append(Character.toUpperCase(family.about().charAt(0)));
      out.append(family.about().substring(1)).append(".\n\n");
      out.append("| rule | severity | profile | about |\n| --- | --- | --- | --- |\n");
      for (Rule rule : Rules.ALL) {
        if (Family.of(rule) == family) {
          out.append("| ").append(link(rule.info())).append(" | ");
          out.append(rule.info().severity().label()).append(" | ");
          out.append(rule.profile().label()).append(" | ").append(about(rule.info()));
          out.append(" |\n");
        }
      }
    }
    out.append(
        "\n## Reading, planning and writing\nFound before lint asks, by every verb, whatever the profile; none but PG056 can be suppressed.\n\n");
    others(Catalogue.all().stream(), out);
    out.append("\n## Suppressions\nWhat may be wrong with a suppression itself.\n\n");
    others(SuppressionRules.ALL.stream(), out);
    return out.toString();
  }

  private static void others(Stream<RuleInfo> infos, StringBuilder out) throws IOException {
    out.append("| finding | severity | about |\n| --- | --- | --- |\n");
    List<RuleInfo> sorted =
        infos.sorted(java.util.Comparator.comparing(RuleInfo::id)).collect(Collectors.toList());
    for (RuleInfo info : sorted) {
      out.append("| ").append(link(info)).append(" | ").append(info.severity().label());
      out.append(" | ").append(about(info)).append(" |\n");
    }
  }

  private static String link(RuleInfo info) {
    return "[" + info.id() + "](" + info.id() + "/README.md) " + info.name();
  }

  /** The first sentence of the page's second line, without its stop. */
  private static String about(RuleInfo info) throws IOException {
    String line = Files.readAllLines(PAGES.resolve(info.id()).resolve("README.md")).get(1);
    int end = line.indexOf(". `");
    assertTrue(end > 0, info.id() + ": the second line of its page says what it is about");
    return line.substring(0, end);
  }
}
