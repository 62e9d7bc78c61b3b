package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.Rules;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.RuleInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever can be printed has a page, and the specs on the pages of findings about specs are true.
 */
final class RulePagesTest {
  private static final Path PAGES = Path.of("docs/rules");
  private static final List<String> HEADINGS = List.of("## Why", "## Fix", "## Suppress");
  private static final List<String> WITH_SPECS =
      List.of("## Why", "## Bad", "## Good", "## Fix", "## Suppress");
  private static final List<String> WITHOUT_GOOD =
      List.of("## Why", "## Bad", "## Fix", "## Suppress");

  /** Everything that complains outside of {@code lint}'s own rules. */
  private static List<RuleInfo> others() {
    return Stream.concat(Catalogue.all().stream(), SuppressionRules.ALL.stream()).toList();
  }

  @Test
  void everythingThatCanBePrintedHasAPageAndEveryPageIsOfSomething() throws IOException {
    Set<String> printed =
        Stream.concat(others().stream(), Rules.ALL.stream().map(r -> r.info()))
            .map(RuleInfo::id)
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertEquals(
          printed,
          pages
              .filter(p -> Files.exists(p.resolve("README.md")))
              .map(p -> p.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void explainPrintsThePageWithEachOfItsSamples() throws IOException {
    for (Path page : pages()) {
      String id = page.getFileName().toString();
      StringBuilder whole = new StringBuilder();
      for (String line : Files.readAllLines(page.resolve("README.md"))) {
        whole.append(line.startsWith("<!-- sample: ") ? samples(page, line) : line + "\n");
      }
      assertEquals(whole.toString(), RulePage.of(id).orElseThrow());
    }
    for (RuleInfo rule : others()) {
      assertEquals(RulePage.of(rule.id()), RulePage.of(rule.name()), rule.name());
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      return pages.filter(Files::isDirectory).sorted().toList();
    }
  }

  /**
   * What stands on a page in the place of a sample: its specs in any order, then what they name.
   */
  private static String samples(Path page, String line) throws IOException {
    Path sample = page.resolve(line.replace("<!-- sample: ", "").replace(" -->", ""));
    if (!Files.isDirectory(sample)) {
      return block(sample);
    }
    String printed = RulePage.of(page.getFileName().toString()).orElseThrow();
    List<String> specs = new ArrayList<>();
    List<String> others = new ArrayList<>();
    try (Stream<Path> files = Files.list(sample)) {
      for (Path file : files.sorted().toList()) {
        (file.toString().endsWith(".yaml") ? specs : others).add(block(file));
      }
    }
    specs.sort(java.util.Comparator.comparingInt(printed::indexOf));
    return String.join("", specs) + String.join("", others);
  }

  private static String block(Path file) throws IOException {
    String language = file.toString().replaceAll(".*\\.", "");
    return "```" + language + "\n" + Files.readString(file) + "```\n";
  }

  @Test
  void pagesHaveOneShape() throws IOException {
    for (RuleInfo rule : others()) {
      List<String> page = Files.readAllLines(PAGES.resolve(rule.id()).resolve("README.md"));
      assertEquals("# " + rule.id() + " " + rule.name(), page.get(0));
      assertTrue(page.get(1).contains("`" + rule.severity().label() + "`"), rule.id());
      List<String> headings = page.stream().filter(l -> l.startsWith("## ")).toList();
      assertTrue(
          List.of(HEADINGS, WITH_SPECS, WITHOUT_GOOD).contains(headings),
          rule.id() + " has " + headings);
    }
  }

  @TestFactory
  Stream<DynamicTest> specsOnPages(@TempDir Path directory) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (RuleInfo rule : Catalogue.all()) {
      String page = RulePage.of(rule.id()).orElseThrow();
      spec(page, "## Bad")
          .forEach(
              t ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          rule.id() + " bad",
                          () -> {
                            Ran ran = printed(directory, rule.id(), "bad", t);
                            assertTrue(ran.out().contains("[" + rule.id() + " "), ran.out());
                          })));
      spec(page, "## Good")
          .forEach(
              t ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          rule.id() + " good",
                          () -> {
                            Ran ran = printed(directory, rule.id(), "good", t);
                            assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
                            assertFalse(ran.out().contains("[" + rule.id() + " "), ran.out());
                          })));
    }
    return tests.stream();
  }

  private static Ran printed(Path directory, String id, String kind, String spec)
      throws IOException {
    Path home = Files.createDirectories(directory.resolve(id + "-" + kind));
    Files.writeString(home.resolve("pggen.yaml"), spec);
    try (Stream<Path> files = Files.walk(PAGES.resolve(id), 2)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".sql")).toList()) {
        Files.write(home.resolve(file.getFileName()), Files.readAllBytes(file)); // named by a spec
      }
    }
    return Ran.in(home, "render", "--no-lint", "--stdout", ".gitignore");
  }

  private static List<String> spec(String page, String heading) {
    int at = page.indexOf(heading + "\n```yaml\n");
    if (at < 0) {
      return List.of();
    }
    int from = at + heading.length() + "\n```yaml\n".length();
    return List.of(page.substring(from, page.indexOf("```\n", from)));
  }
}
