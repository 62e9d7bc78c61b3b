package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever there is to say, the JSON report keeps the published contract. */
final class JsonReportTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();

  @TempDir Path home;

  /** The report of a run, held against the schema. */
  private static String hold(Path directory, String... args) {
    String report = Ran.in(directory, args).out();
    Contract.JSON.hold(report);
    return report;
  }

  @TestFactory
  Stream<DynamicTest> badInput() throws IOException {
    return specs("src/test/resources/bad-input")
        .map(
            file ->
                dynamicTest(
                    file.toString(),
                    () ->
                        assertTrue(
                            hold(ROOT, "validate", "--format", "json", file.toString())
                                .contains("\"rule\":\"PG"))));
  }

  @TestFactory
  Stream<DynamicTest> samplesOfRules() throws IOException {
    return specs("docs/rules")
        .map(
            file ->
                dynamicTest(
                    file.toString(),
                    () -> hold(ROOT, "lint", "--format", "json", file.toString())));
  }

  @Test
  void theSamples() {
    String report = hold(ROOT, "lint", "--format", "json", "samples");
    assertTrue(report.contains("\"severity\":\"error\""), report);
    assertTrue(report.contains("\"suppressed\":{\"reason\":\""), report);
    assertTrue(report.contains("\"related\":[{"), report);
  }

  @Test
  void aSuppressionThatEnds() throws IOException {
    Files.writeString(
        home.resolve("pggen.yaml"),
        Files.readString(Path.of("samples/minimal/pggen.yaml")).replaceFirst("(?m)^backup:.*$", "")
            + "lint: {ignore: [{rule: PG401, reason: \"a \\\"cache\\\"\", until: 2027-01-31}]}\n");
    String report = hold(home, "lint", "--format", "json");
    assertTrue(report.contains("\"until\":\"2027-01-31\""), report);
    assertTrue(report.contains("a \\\"cache\\\""), report);
  }

  @Test
  void aRenderThatIsRefusedAndOneThatDrifted() throws IOException {
    Files.copy(Path.of("samples/minimal/pggen.yaml"), home.resolve("pggen.yaml"));
    assertTrue(hold(home, "render", "--check", "--format", "json").contains("\"rule\":\"PG08"));
    Files.copy(Path.of("samples/bad/shop/pggen.yaml"), home.resolve("bad.pggen.yaml"));
    assertTrue(hold(home, "render", "--format", "json", "bad.pggen.yaml").contains("PG701"));
  }

  @Test
  void theSchemaRefusesWhatIsNoReport() {
    assertFalse(Contract.JSON.isKept("{\"version\":2}"));
  }

  private static Stream<Path> specs(String directory) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(directory))) {
      return files.filter(JsonReportTest::isSpec).sorted().toList().stream();
    }
  }

  /** Not a file that is only there for another. */
  private static boolean isSpec(Path file) {
    Path name = Objects.requireNonNull(file.getFileName());
    boolean yaml = name.toString().endsWith(".yaml");
    boolean beside = Files.exists(file.resolveSibling("pggen.yaml"));
    return Files.isRegularFile(file) && yaml && (!beside || name.toString().equals("pggen.yaml"));
  }
}
