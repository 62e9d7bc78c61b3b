package dev.pggen.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each change that makes the small app wrong is found, at its place: those that the catalog's own
 * validator refuses, and those that it lets pass. Run with {@code -Dgolden.update=true} to write
 * what is found, and review the difference; with {@code -Dcatalog.mutants=DIR} each changed app is
 * left there, for that validator.
 */
final class MutantsTest {
  private static final Path FOUND = Path.of("src/test/resources/dev/pggen/catalog/mutants.found");
  private static final List<String> WRITTEN = new ArrayList<>();

  @TempDir static Path temporary;

  @TestFactory
  Stream<DynamicTest> isFound() throws IOException {
    List<Mutant> mutants = Mutant.all();
    String expected = Files.exists(FOUND) ? Files.readString(FOUND) : "";
    return mutants.stream()
        .map(m -> DynamicTest.dynamicTest(m.name(), () -> hold(m, mutants.indexOf(m), expected)));
  }

  private static void hold(Mutant mutant, int number, String expected) throws IOException {
    String kept = System.getProperty("catalog.mutants", "");
    Path root = kept.isEmpty() ? temporary : Path.of(kept);
    Path home = root.resolve(String.format("%03d/community/notes", number));
    mutant.apply().write(home);
    List<Finding> findings = check(home);
    assertFalse(findings.isEmpty(), "nothing is found");
    String drawn = draw(mutant, findings);
    WRITTEN.add(drawn);
    if (!Boolean.getBoolean("golden.update")) {
      int at = expected.indexOf(drawn.lines().findFirst().orElseThrow() + "\n");
      int end = expected.indexOf("\n\n", Math.max(at, 0));
      assertEquals(drawn, at < 0 ? "" : expected.substring(at, end + 1));
    }
  }

  @AfterAll
  static void write() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FOUND, String.join("\n", WRITTEN) + "\n");
    }
  }

  private static String draw(Mutant mutant, List<Finding> findings) {
    StringBuilder drawn = new StringBuilder("# " + mutant.name());
    drawn.append(mutant.refused() ? "; the validator refuses it\n" : "; the validator takes it\n");
    for (Finding finding : findings) {
      Span span = finding.span();
      drawn
          .append(span.position())
          .append('-')
          .append(span.line() == span.endLine() ? "" : span.endLine() + ":")
          .append(span.endColumn())
          .append(' ')
          .append(finding.severity().label())
          .append('[')
          .append(finding.rule().id())
          .append("] ")
          .append(finding.message())
          .append("; ")
          .append(finding.help())
          .append('\n');
    }
    return drawn.toString();
  }

  private static List<Finding> check(Path home) throws IOException {
    Result<AppDirectory> read = AppReader.read(home, "community/notes");
    List<Finding> findings = new ArrayList<>(read.findings());
    read.value().ifPresent(app -> findings.addAll(CatalogCheck.check(app)));
    return findings;
  }

  @Test
  void theSmallAppItselfIsClean(@TempDir Path directory) throws IOException {
    Path home = directory.resolve("community/notes");
    Mutant.SmallApp.whole().write(home);
    assertEquals(List.of(), check(home));
  }

  @Test
  void bothKindsAreThere() throws IOException {
    List<Mutant> mutants = Mutant.all();
    assertFalse(mutants.stream().filter(Mutant::refused).count() < 60);
    assertFalse(mutants.stream().filter(m -> !m.refused()).count() < 40);
    assertEquals(mutants.size(), mutants.stream().map(Mutant::name).distinct().count());
    assertEquals(
        mutants.stream().map(m -> "# " + m.name()).toList(),
        Files.readAllLines(FOUND).stream()
            .filter(line -> line.startsWith("# "))
            .map(line -> line.substring(0, line.lastIndexOf(';')))
            .toList());
  }
}
