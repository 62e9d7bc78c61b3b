package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fix of every rule, tried on the rule's own bad samples: the finding is gone, no rule has
 * another one, the file still renders, a second run changes nothing, and the page says that there
 * is a fix.
 */
final class FixSamplesTest {
  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> fixes() throws IOException {
    return BadSample.all().stream().map(bad -> dynamicTest(bad.toString(), () -> isMended(bad)));
  }

  private void isMended(BadSample bad) throws IOException {
    Path directory = bad.write(home);
    if (kinds(directory, bad).isEmpty()) {
      return;
    }
    Set<String> others = told(directory, bad, false);
    Ran fixed = Ran.in(directory, bad.args("lint", "--fix=unsafe"));
    assertFalse(fixed.err().contains("left as it was"), fixed.err());
    assertEquals(Set.of(), told(directory, bad, true), "mended:\n" + bad.read(directory));
    Set<String> more = told(directory, bad, false);
    more.removeAll(others);
    if (bad.rule().startsWith("PG0")) {
      more.removeIf(text -> !text.startsWith("PG0")); // asked only now that it can be planned
    }
    assertEquals(Set.of(), more, "nothing else is worse:\n" + bad.read(directory));
    for (String file : bad.files().keySet()) {
      if (file.endsWith("pggen.yaml")) {
        Ran rendered = Ran.in(directory, "render", "--no-lint", "--stdout", ".gitignore", file);
        assertEquals(ExitCode.CLEAN, rendered.code(), rendered.out() + rendered.err());
      }
    }
    Map<String, String> once = bad.read(directory);
    Ran again = Ran.in(directory, bad.args("lint", "--fix=unsafe"));
    assertTrue(again.err().startsWith("nothing to fix"), again.err());
    assertEquals(once, bad.read(directory));
  }

  @Test
  void pagesSayWhetherThereIsAFix() throws IOException {
    Map<String, Set<String>> kinds = new TreeMap<>();
    for (BadSample bad : BadSample.all()) {
      kinds.computeIfAbsent(bad.rule(), r -> new TreeSet<>()).addAll(kinds(bad.write(home), bad));
    }
    List<String> wrong = new ArrayList<>();
    for (Path page : BadSample.children(BadSample.PAGES)) {
      String rule = page.getFileName().toString();
      if (Files.exists(page.resolve("README.md"))) {
        Set<String> found = kinds.computeIfAbsent(rule, r -> new TreeSet<>());
        found.addAll(FixTextsTest.kinds(rule));
        String facts = Files.readAllLines(page.resolve("README.md")).get(1);
        if (!says(facts).equals(found)
            || isOfLint(facts) && found.isEmpty() != facts.contains("no fix")) {
          wrong.add(rule + " has " + found + ": " + facts);
        }
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(
        kinds.values().stream().filter(k -> !k.isEmpty()).count() >= 12,
        "too few rules with a fix: " + kinds);
  }

  /** The kinds in {@code fix safe}, {@code fix unsafe} and {@code fix safe or unsafe}. */
  private static Set<String> says(String facts) {
    Set<String> kinds = new TreeSet<>();
    for (String fact : facts.split(" · ", -1)) {
      if (fact.startsWith("fix ")) {
        kinds.addAll(List.of(fact.substring("fix ".length()).split(" or ", -1)));
      }
    }
    return kinds;
  }

  private static boolean isOfLint(String facts) {
    return facts.contains("profile `");
  }

  /** Which kinds of fixes the findings of the rule carry. */
  private static Set<String> kinds(Path directory, BadSample bad) throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (JsonNode finding : bad.findings(directory)) {
      if (finding.get("rule").asText().equals(bad.rule()) && !finding.get("fix").isNull()) {
        kinds.add(finding.get("fix").get("safe").asBoolean() ? "safe" : "unsafe");
      }
    }
    return kinds;
  }

  /** What is said of it, by its own rule or by all others. */
  private static Set<String> told(Path directory, BadSample bad, boolean own) throws IOException {
    Set<String> told = new TreeSet<>();
    for (JsonNode finding : bad.findings(directory)) {
      String rule = finding.get("rule").asText();
      if (finding.get("suppressed").isNull() && rule.equals(bad.rule()) == own) {
        told.add(rule + ": " + finding.get("message").asText());
      }
    }
    return told;
  }
}
