package dev.pggen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.SourceWords.Word;
import dev.pggen.lint.FormatRule;
import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;
import dev.pggen.source.SourceFile;
import dev.pggen.target.Targets;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A new target is one package and one profile: what decides for all of them names none of them, and
 * no target names another. Comments may give examples.
 */
final class TargetNamesTest {
  private static final Path OURS = Path.of("src/main/java/dev/pggen");

  /** The engine that all targets of today start containers with; no target, but a runtime. */
  private static final String ENGINE = "docker";

  /** What a name is part of without speaking of a runtime, and why. */
  private static final Map<String, String> NOT_A_RUNTIME =
      Map.ofEntries(
          Map.entry("docker.io", "the registry that is asked where none is named"),
          Map.entry("registry.hub.docker.com", "another name of that registry"),
          Map.entry("docker-entrypoint-initdb.d", "a directory of PostgreSQL's images"),
          Map.entry("/docker", "the data directory that PostgreSQL's images have since 18"),
          Map.entry("/etc/docker", "a path of hosts, whatever runs there"),
          Map.entry("/var/lib/docker", "a path of hosts, whatever runs there"),
          Map.entry("docker.sock", "a path of hosts, whatever runs there"),
          Map.entry("`docker inspect`", "a command that whoever can read it would type"),
          Map.entry("`docker network inspect`", "a command for the operator of any of them"),
          Map.entry("Docker opens", "the engine's own way with firewalls, under all of them"),
          Map.entry("com.docker.compose.project", "a label that Compose's library gives"),
          Map.entry("docker-compose.yaml", "the name of an app's template in the catalog"),
          Map.entry("Compose file", "the file's format, which the catalog's library writes"));

  private static final Set<String> LISTS =
      Set.of("FormatBook.java", "Format.java", "RuleFormats.java");

  private static final List<String> LONGEST_FIRST =
      NOT_A_RUNTIME.keySet().stream()
          .sorted(Comparator.comparing(String::length).reversed())
          .toList();

  private static final Map<String, Pattern> PATTERNS = new TreeMap<>();

  static List<String> targets() {
    return Targets.ALL.stream().map(t -> t.profile().id()).toList();
  }

  private static List<String> runtimes() {
    List<String> names = new ArrayList<>(targets());
    names.add(ENGINE);
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"spec", "plan", "stack", "lint", "lint/rule", "artifact", "secrets"})
  void whatDecidesForAllNamesNone(String directory) throws IOException {
    assertEquals(List.of(), found(shared(directory), runtimes(), Set.of()));
  }

  /** {@code Targets} is the list of them. */
  @Test
  void whatTargetsShareNamesNone() throws IOException {
    List<Word> words = new ArrayList<>(shared("target"));
    words.removeIf(word -> word.file().equals("Targets.java"));
    assertEquals(List.of(), found(words, runtimes(), Set.of()));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void noTargetNamesAnother(String target) throws IOException {
    assertEquals(List.of(), found(own(target), others(target), composeFiles()));
  }

  /** The writer of a file's format may name the format, and is no target. */
  @Test
  void theWriterOfComposeFilesNamesNoneThatTakesThem() throws IOException {
    assertEquals(List.of(), found(own("composefile"), others("compose"), Set.of()));
  }

  /**
   * Rules below {@code lint.format} are left out: each is about the files of one format, and says
   * so. But about one family of formats, whose readers a rule is given documents of.
   */
  @Test
  void aRuleOfOneFormatNamesNoOtherFamily() throws IOException {
    List<String> found = new ArrayList<>();
    Map<String, Set<String>> said = new TreeMap<>();
    for (Rule rule : Rules.ALL) {
      if (rule instanceof FormatRule<?> format) {
        String file = rule.getClass().getSimpleName() + ".java";
        said.put(file, new TreeSet<>(Set.of(family(format.format()))));
      }
    }
    int rules = said.size();
    for (Word word : shared("lint/format")) {
      if (LISTS.contains(word.file())) {
        continue; // lists of all formats
      }
      for (String target : targets()) {
        if (names(word.text(), target)) {
          said.computeIfAbsent(word.file(), f -> new TreeSet<>()).add(family(target));
        }
      }
    }
    said.forEach((file, families) -> found.addAll(families.size() > 1 ? List.of(file) : List.of()));
    assertEquals(List.of(), found);
    assertTrue(rules > 5, "rules of formats are found");
  }

  /** The first runtime whose rules are asked about files of this one too; mostly itself. */
  private static String family(String format) {
    return Stream.of(YamlDialect.values())
        .flatMap(d -> YamlReader.read(SourceFile.of("a", "a: 1\n"), d).value().stream())
        .filter(document -> document.format().equals(format))
        .flatMap(document -> targets().stream().filter(document::isOf))
        .findFirst()
        .orElse(format);
  }

  @Test
  void noExceptionIsLeftOver() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String directory : List.of("spec", "plan", "stack", "lint/rule", "target/truenas")) {
      SourceWords.below(OURS.resolve(directory), true)
          .forEach(w -> all.append(w.text()).append('\n'));
    }
    assertEquals(
        List.of(),
        NOT_A_RUNTIME.keySet().stream().filter(e -> all.indexOf(e) < 0).toList(),
        "exceptions that nothing needs");
  }

  @Test
  void commentsDoNotCountAndEverythingElseDoes(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("Sample.java");
    Files.writeString(
        file,
        """
        import dev.pggen.target.nomad.Job; // of nomad
        /** Like nomad. */
        class Sample {
          boolean isNomad;
          String a = "/* not a comment: nomad */" + 'n';
          int composed = decomposed(); /* compose */
          String b = \"""
              targets.nomad
              \""";
          Object c = NOMAD_PROFILE;
          String d = "docker.io/library";
        }
        """);
    assertEquals(
        List.of(
            "Sample.java: nomad",
            "Sample.java: isNomad",
            "Sample.java: /* not a comment: nomad */",
            "Sample.java: targets.nomad",
            "Sample.java: NOMAD_PROFILE"),
        found(SourceWords.of(List.of(file)), runtimes(), Set.of()));
  }

  private static List<Word> shared(String directory) throws IOException {
    List<Word> words = SourceWords.below(OURS.resolve(directory), false);
    assertTrue(words.size() > 100, directory + " is read");
    return words;
  }

  private static List<Word> own(String target) throws IOException {
    return SourceWords.below(OURS.resolve("target").resolve(target), true);
  }

  private static List<String> others(String target) {
    return targets().stream().filter(t -> !t.equals(target)).toList();
  }

  /** The classes of the writer of Compose files, and its package. */
  private static Set<String> composeFiles() throws IOException {
    Set<String> names = new TreeSet<>(Set.of("composefile"));
    try (Stream<Path> files = Files.list(OURS.resolve("target/composefile"))) {
      files.map(f -> f.getFileName().toString().replace(".java", "")).forEach(names::add);
    }
    return names;
  }

  private static List<String> found(List<Word> words, List<String> names, Set<String> but) {
    return words.stream()
        .filter(w -> !but.contains(w.text()) && names.stream().anyMatch(n -> names(w.text(), n)))
        .map(w -> w.file() + ": " + w.text().strip())
        .toList();
  }

  /** Whether a word of it is the name, in any of the ways in which code joins words. */
  private static boolean names(String text, String name) {
    String left = text;
    for (String phrase : LONGEST_FIRST) {
      left = left.replace(phrase, "");
    }
    return PATTERNS.computeIfAbsent(name, TargetNamesTest::pattern).matcher(left).find();
  }

  private static Pattern pattern(String name) {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Pattern.compile(
        "(?i:(?<![a-z])NAME(?![a-z]))|(?<![a-z])NAME(?![a-z])|CAPITAL(?![a-z])"
            .replace("NAME", name)
            .replace("CAPITAL", capital));
  }
}
