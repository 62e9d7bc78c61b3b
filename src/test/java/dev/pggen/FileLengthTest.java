package dev.pggen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files have one purpose, and what fits no screen or two has more. Rendered files are no source.
 */
final class FileLengthTest {
  private static final int LONGEST = 250;
  private static final List<String> ROOTS = List.of("src", "templates", "tools");

  /** Older ones and what they may still have: a list that only becomes shorter. */
  private static final Map<String, Integer> OLDER =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("src/build/java/LambdaClasses.java", 324),
              Map.entry("src/main/java/dev/pggen/cli/Options.java", 251),
              Map.entry("src/main/java/dev/pggen/yaml/YamlDoc.java", 255),
              Map.entry("src/test/java/dev/pggen/cli/ConfigTest.java", 336),
              Map.entry("src/test/java/dev/pggen/cli/LossReportTest.java", 284),
              Map.entry("src/test/java/dev/pggen/cli/SuppressionPlacesTest.java", 287),
              Map.entry("src/test/java/dev/pggen/pg/CheckScriptTest.java", 283),
              Map.entry("src/test/java/dev/pggen/pg/RealServerTest.java", 334),
              Map.entry("src/test/java/dev/pggen/pgconf/HbaServerTest.java", 368),
              Map.entry("src/test/java/dev/pggen/plan/PlannerCasesTest.java", 333),
              Map.entry("src/test/java/dev/pggen/plan/Specs.java", 301),
              Map.entry("templates/host/check.sh", 312)));

  @Test
  void noFileIsLong() {
    Map<String, Integer> lengths = new TreeMap<>();
    ROOTS.forEach(root -> lengths.putAll(lengths(Path.of(root))));
    assertTrue(lengths.size() > 500, "sources were found");
    lengths.values().removeIf(lines -> lines <= LONGEST);
    Map<String, Integer> longer = new TreeMap<>(lengths);
    longer.entrySet().removeIf(e -> e.getValue() <= OLDER.getOrDefault(e.getKey(), 0));
    assertEquals(Map.of(), longer, "split these");
    assertEquals(OLDER.keySet(), lengths.keySet(), "take what is short now out of the list");
  }

  private static Map<String, Integer> lengths(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".sh"))
          .filter(f -> !f.startsWith("src/test/resources"))
          .collect(Collectors.toMap(Path::toString, FileLengthTest::lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
