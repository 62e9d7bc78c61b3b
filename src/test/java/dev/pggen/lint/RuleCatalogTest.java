package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rule, page and samples are kept in step, in both directions. */
final class RuleCatalogTest {
  private static final Path PAGES = Path.of("docs/rules");
  private static final List<String> HEADINGS =
      List.of("## Why", "## Bad", "## Good", "## Fix", "## Silent when", "## Suppress");

  @Test
  void idsAreSortedAndNoneIsTwice() {
    List<String> ids = Rules.ALL.stream().map(r -> r.info().id()).toList();

    assertEquals(ids.stream().sorted().distinct().toList(), ids);
  }

  @Test
  void namesAreUnique() {
    Set<String> names = Rules.ALL.stream().map(r -> r.info().name()).collect(Collectors.toSet());

    assertEquals(Rules.ALL.size(), names.size());
  }

  @Test
  void onlyRulesHaveSamples() throws IOException {
    Set<String> rules =
        Rules.ALL.stream().map(r -> r.info().id()).collect(Collectors.toCollection(TreeSet::new));

    assertEquals(
        rules,
        Sample.all().stream().map(Sample::rule).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everyRuleHasABadAndAGoodSample() throws IOException {
    List<Sample> samples = Sample.all();
    for (Rule rule : Rules.ALL) {
      for (boolean bad : new boolean[] {true, false}) {
        assertTrue(
            samples.stream().anyMatch(s -> s.rule().equals(rule.info().id()) && s.isBad() == bad),
            rule.info().id() + " lacks a " + (bad ? "bad" : "good") + " sample");
      }
    }
  }

  @Test
  void pagesHaveTheSameShape() throws IOException {
    for (Rule rule : Rules.ALL) {
      RuleInfo info = rule.info();
      List<String> page = Files.readAllLines(PAGES.resolve(info.id()).resolve("README.md"));

      assertEquals("# " + info.id() + " " + info.name(), page.get(0));
      assertTrue(page.get(1).contains("`" + info.severity().label() + "`"), info.id());
      assertTrue(
          page.get(1).contains("profile `" + rule.profile().label() + "`"),
          info.id() + " says which profile asks it");
      assertEquals(
          rule.elsewhere() != info.severity(),
          page.get(1).contains("`" + rule.elsewhere().label() + "` in manifests without a spec"),
          info.id() + " says how bad it is in a manifest that somebody else wrote");
      assertTrue(rule.elsewhere().compareTo(info.severity()) >= 0, info.id() + " is raised");
      assertEquals(HEADINGS, page.stream().filter(l -> l.startsWith("## ")).toList(), info.id());
      assertEquals(
          rule.suppressible(),
          page.get(page.size() - 1).contains("`# pggen: ignore[" + info.id() + "]"),
          info.id() + " says how it is suppressed, or that it cannot be");
    }
  }

  @Test
  void pagesNameTheirSamplesAndNoOthers() throws IOException {
    for (Rule rule : Rules.ALL) {
      String id = rule.info().id();
      Set<String> named =
          Files.readAllLines(PAGES.resolve(id).resolve("README.md")).stream()
              .filter(l -> l.startsWith("<!-- sample: "))
              .map(l -> l.replace("<!-- sample: ", "").replace(" -->", ""))
              .collect(Collectors.toCollection(TreeSet::new));

      assertEquals(
          Sample.all().stream()
              .filter(s -> s.rule().equals(id))
              .map(s -> s.path().getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)),
          named,
          id);
    }
  }
}
