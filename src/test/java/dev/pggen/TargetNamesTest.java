package dev.pggen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.FormatRule;
import dev.pggen.lint.Rules;
import dev.pggen.target.Targets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is a runtime's own stands in its package, its profile and its line in {@link Targets}: no
 * identifier, import or string elsewhere names it. Comments may, to say why.
 */
final class TargetNamesTest {
  private static final Path MAIN = Path.of("src/main/java/dev/pggen");

  private static final List<String> NAMES =
      Targets.ALL.stream().map(t -> t.profile().id()).toList();

  /** What every target shares. */
  private static final List<String> SHARED =
      List.of("spec", "plan", "stack", "lint", "artifact", "secrets", "write", "report");

  /** A rule about one format is found by that format's name, so it has to say it. */
  private static final Path FORMAT_RULES = MAIN.resolve("lint/format");

  /** A file format that more than one runtime takes, and itself no target. */
  private static final Path COMPOSE_FILES = MAIN.resolve("target/composefile");

  /** Names that others have given, of the file format and the engine, for what a NAS has too. */
  private static final Map<String, List<String>> GIVEN =
      Map.of(
          "truenas", List.of("docker-compose.yaml", "com.docker.compose.project", "Compose file"));

  /** A NAS reads a Compose file twice, so this one looks further there. */
  private static final Map<String, Set<String>> ALSO_NAMED =
      Map.of("Pg902RetypedValue", Set.of("truenas"));

  @Test
  void whatAllShareNamesNoTarget() {
    List<Path> files = new ArrayList<>();
    SHARED.forEach(name -> files.addAll(JavaText.below(MAIN.resolve(name))));
    files.removeIf(file -> file.startsWith(FORMAT_RULES));
    assertTrue(files.size() > 100, "sources were found");
    assertEquals(
        List.of(), files.stream().flatMap(f -> found(f, JavaText.code(f), NAMES)).toList());
  }

  @Test
  void onlyTheRegisterNamesTargets() {
    List<Path> naming =
        JavaText.in(MAIN.resolve("target")).stream()
            .filter(f -> found(f, JavaText.code(f), NAMES).findAny().isPresent())
            .toList();
    assertEquals(List.of(MAIN.resolve("target/Targets.java")), naming);
  }

  @Test
  void noTargetNamesAnother() {
    for (String target : NAMES) {
      List<Path> files = JavaText.below(MAIN.resolve("target").resolve(target));
      assertFalse(files.isEmpty(), target);
      List<String> given = GIVEN.getOrDefault(target, List.of());
      Set<String> unused = new TreeSet<>(given);
      for (Path file : files) {
        String code = JavaText.code(file);
        unused.removeIf(code::contains);
        List<String> others = NAMES.stream().filter(n -> !n.equals(target)).toList();
        assertEquals(List.of(), found(file, without(code, given), others).toList());
      }
      assertEquals(Set.of(), unused, target + " does not need these any more");
    }
  }

  /** Its own name begins like that of a target, so only its reach into one can be seen. */
  @Test
  void theSharedFileFormatReachesIntoNoTarget() {
    List<String> others = NAMES.stream().filter(n -> !n.equals("compose")).toList();
    for (Path file : JavaText.below(COMPOSE_FILES)) {
      String code = JavaText.code(file);
      assertEquals(List.of(), found(file, code, others).toList());
      assertEquals(List.of(), found(file, code, List.of("target.compose.")).toList());
    }
  }

  @Test
  void eachRuleOnAFormatNamesThatAlone() {
    List<FormatRule<?>> rules =
        Rules.ALL.stream()
            .filter(FormatRule.class::isInstance)
            .<FormatRule<?>>map(rule -> (FormatRule<?>) rule)
            .toList();
    assertFalse(rules.isEmpty());
    for (FormatRule<?> rule : rules) {
      String type = rule.getClass().getSimpleName();
      Set<String> named = literals(JavaText.code(FORMAT_RULES.resolve(type + ".java")));
      Set<String> expected = new TreeSet<>(ALSO_NAMED.getOrDefault(type, Set.of()));
      expected.add(rule.format());
      assertEquals(expected, named, type);
    }
  }

  @Test
  void aReachIsSeenInWhateverShape() {
    Path file = Path.of("A.java");
    for (String name : NAMES) {
      String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      for (String reach :
          List.of(
              "import dev.pggen.target." + name + "." + type + "Target;",
              "if (profile.id().equals(\"" + name + "\")) {}",
              "boolean is" + type + " = true;",
              "String s = \"// \" + \"" + type + " takes it\";",
              "String s = \"\"\"\n  \"" + name + "\" /* \\\"\"\" */\n  \"\"\";",
              "char c = '\"'; /* \" */ String s = \"in " + type + "\";")) {
        assertEquals(1, found(file, code(reach), List.of(name)).count(), reach);
      }
      for (String comment :
          List.of("/** " + type + " */", "// \"" + name + "\"", "/* " + name + "\n*/")) {
        assertEquals(0, found(file, code("int a = '\"'; " + comment), NAMES).count(), comment);
      }
    }
    String nas = "import dev.pggen.target.compose.ComposeProfile; // and composefile.ComposeFile";
    assertEquals(1, found(file, without(code(nas), List.of()), NAMES).count());
    String shared = "import dev.pggen.target.composefile.ComposeFile;";
    assertEquals(0, found(file, without(code(shared), List.of()), NAMES).count());
  }

  private static String code(String source) {
    return JavaText.code(source);
  }

  /** Code without what the shared file format is called, and without names that were given. */
  private static String without(String code, List<String> given) {
    String types =
        Stream.concat(
                Stream.of("composefile"), JavaText.in(COMPOSE_FILES).stream().map(JavaText::type))
            .collect(Collectors.joining("|"));
    String left = code.replaceAll("\\b(" + types + ")\\b", "");
    for (String name : given) {
      left = left.replace(name, "");
    }
    return left;
  }

  /** String literals that are the id of a format. */
  private static Set<String> literals(String code) {
    Set<String> ids = new TreeSet<>(NAMES);
    ids.add("spec");
    return Pattern.compile("\"([a-z]+)\"")
        .matcher(code)
        .results()
        .map(m -> m.group(1))
        .filter(ids::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> found(Path file, String code, List<String> names) {
    String text = code.toLowerCase(Locale.ROOT);
    return names.stream().filter(text::contains).map(name -> file + " names " + name);
  }
}
