package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  private static final Path PAGES = Path.of("docs/rules");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path home;

  /** What breaks a rule. */
  private record Bad(String rule, String name, Map<String, String> files) {}

  @TestFactory
  Stream<DynamicTest> fixes() throws IOException {
    return bad().stream()
        .map(bad -> dynamicTest(bad.rule() + " " + bad.name(), () -> isMended(bad)));
  }

  private void isMended(Bad bad) throws IOException {
    Path directory = write(bad);
    if (kinds(directory, bad).isEmpty()) {
      return;
    }
    Set<String> others = told(directory, bad, false);
    Ran fixed = Ran.in(directory, args(bad, "lint", "--fix=unsafe"));
    assertFalse(fixed.err().contains("left as it was"), fixed.err());
    assertEquals(Set.of(), told(directory, bad, true), "mended:\n" + read(directory, bad));
    Set<String> more = told(directory, bad, false);
    more.removeAll(others);
    if (bad.rule().startsWith("PG0")) {
      more.removeIf(text -> !text.startsWith("PG0")); // asked only now that it can be planned
    }
    assertEquals(Set.of(), more, "nothing else is worse:\n" + read(directory, bad));
    for (String file : bad.files().keySet()) {
      if (file.endsWith("pggen.yaml")) {
        Ran rendered = Ran.in(directory, "render", "--no-lint", "--stdout", ".gitignore", file);
        assertEquals(ExitCode.CLEAN, rendered.code(), rendered.out() + rendered.err());
      }
    }
    Map<String, String> once = read(directory, bad);
    Ran again = Ran.in(directory, args(bad, "lint", "--fix=unsafe"));
    assertTrue(again.err().startsWith("nothing to fix"), again.err());
    assertEquals(once, read(directory, bad));
  }

  @Test
  void pagesSayWhetherThereIsAFix() throws IOException {
    Map<String, Set<String>> kinds = new TreeMap<>();
    for (Bad bad : bad()) {
      kinds.computeIfAbsent(bad.rule(), r -> new TreeSet<>()).addAll(kinds(write(bad), bad));
    }
    List<String> wrong = new ArrayList<>();
    for (Path page : children(PAGES)) {
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
  private static Set<String> kinds(Path directory, Bad bad) throws IOException {
    Set<String> kinds = new TreeSet<>();
    for (JsonNode finding : findings(directory, bad)) {
      if (finding.get("rule").asText().equals(bad.rule()) && !finding.get("fix").isNull()) {
        kinds.add(finding.get("fix").get("safe").asBoolean() ? "safe" : "unsafe");
      }
    }
    return kinds;
  }

  /** What is said of it, by its own rule or by all others. */
  private static Set<String> told(Path directory, Bad bad, boolean own) throws IOException {
    Set<String> told = new TreeSet<>();
    for (JsonNode finding : findings(directory, bad)) {
      String rule = finding.get("rule").asText();
      if (finding.get("suppressed").isNull() && rule.equals(bad.rule()) == own) {
        told.add(rule + ": " + finding.get("message").asText());
      }
    }
    return told;
  }

  private static JsonNode findings(Path directory, Bad bad) throws IOException {
    Ran ran = Ran.in(directory, args(bad, "lint", "--profile", "strict", "--format", "json"));
    return JSON.readTree(ran.out()).get("findings");
  }

  private static String[] args(Bad bad, String... first) {
    return Stream.concat(Stream.of(first), bad.files().keySet().stream()).toArray(String[]::new);
  }

  private Path write(Bad bad) throws IOException {
    Path directory = Files.createTempDirectory(home, bad.rule());
    for (Map.Entry<String, String> file : bad.files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    return directory;
  }

  private static Map<String, String> read(Path directory, Bad bad) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (String name : bad.files().keySet()) {
      files.put(name, Files.readString(directory.resolve(name)));
    }
    return files;
  }

  /** The samples, carets and all: comments must not be in the way. And the specs on pages. */
  private static List<Bad> bad() throws IOException {
    List<Bad> all = new ArrayList<>();
    for (Path rule : children(PAGES)) {
      if (!Files.isDirectory(rule)) {
        continue;
      }
      String id = rule.getFileName().toString();
      for (Path sample : children(rule)) {
        String name = sample.getFileName().toString();
        if (name.startsWith("bad-")) {
          Map<String, String> files = new TreeMap<>();
          for (Path file : Files.isDirectory(sample) ? children(sample) : List.of(sample)) {
            files.put(file.getFileName().toString(), Files.readString(file));
          }
          all.add(new Bad(id, name, files));
        }
      }
      String page = Files.readString(rule.resolve("README.md"));
      String mark = "## Bad\n```yaml\n";
      int at = page.indexOf(mark);
      if (at >= 0) {
        int from = at + mark.length();
        String spec = page.substring(from, page.indexOf("```\n", from));
        all.add(new Bad(id, "page", Map.of("pggen.yaml", spec)));
      }
    }
    return all;
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
