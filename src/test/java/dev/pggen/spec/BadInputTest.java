package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every way of getting a spec wrong that we could think of, and exactly what is said about it.
 *
 * <p>A case is {@code <class>/<case>.yaml}, or a directory when it needs other files; beside it
 * stands {@code .expected}: place, rule, message and help of each finding. Run with {@code
 * -Dgolden.update=true} to write them, and review the difference.
 */
final class BadInputTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/bad-input");

  private static Map<String, List<Path>> classes() throws IOException {
    Map<String, List<Path>> classes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      files
          .filter(BadInputTest::isCase)
          .sorted()
          .forEach(
              f ->
                  classes
                      .computeIfAbsent(
                          DIRECTORY.relativize(f).getName(0).toString(), c -> new ArrayList<>())
                      .add(f));
    }
    return classes;
  }

  private static boolean isCase(Path file) {
    String name = file.getFileName().toString();
    int depth = DIRECTORY.relativize(file).getNameCount();
    return depth == 2 && name.endsWith(".yaml") || depth == 3 && name.equals("pggen.yaml");
  }

  @TestFactory
  Stream<DynamicNode> findings() throws IOException {
    return classes().entrySet().stream()
        .map(
            c ->
                dynamicContainer(
                    c.getKey(),
                    c.getValue().stream()
                        .map(f -> dynamicTest(DIRECTORY.relativize(f).toString(), () -> hold(f)))));
  }

  @Test
  void twelveClassesOfEightCasesThatDiffer() throws IOException {
    Map<String, List<Path>> classes = classes();
    assertTrue(classes.size() >= 12, () -> classes.keySet().toString());
    for (Map.Entry<String, List<Path>> one : classes.entrySet()) {
      long texts = 0;
      List<String> seen = new ArrayList<>();
      for (Path file : one.getValue()) {
        String text =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        String expected = Files.readString(expected(file));
        texts += seen.contains(text + expected) ? 0 : 1;
        seen.add(text + expected);
      }
      long distinct = texts;
      assertTrue(distinct >= 8, () -> one.getKey() + " has " + distinct + " distinct cases");
    }
  }

  private static Path expected(Path file) {
    String name = file.getFileName().toString().replaceAll("\\.yaml$", ".expected");
    return file.resolveSibling(name);
  }

  private static void hold(Path file) throws IOException {
    List<Finding> found = load(file).findings();
    String told =
        found.stream().map(BadInputTest::told).collect(Collectors.joining("\n", "", "\n"));
    Path expected = expected(file);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, told);
    }
    assertEquals(Files.readString(expected), told);
    assertFalse(found.isEmpty(), "something is wrong with it");
    for (Finding finding : found) {
      assertFalse(finding.help().isBlank(), () -> finding + " says what to do next");
      Places.assertInside(finding);
    }
  }

  static Result<Spec> load(Path file) throws IOException {
    String shown = file.getFileName().toString();
    Result<SourceFile> source = YamlReader.decode(shown, Files.readAllBytes(file));
    if (source.value().isEmpty()) {
      return Result.failed(source.findings());
    }
    return SpecLoader.load(source.value().get(), "compose", RepositoryFiles.beside(file, shown));
  }

  private static String told(Finding finding) {
    String related =
        finding.related().stream()
            .map(r -> "\n  " + r.span().position() + ": " + r.message())
            .collect(Collectors.joining());
    return finding.span().position()
        + "-"
        + finding.span().endLine()
        + ":"
        + finding.span().endColumn()
        + " "
        + finding.rule().id()
        + " "
        + finding.rule().name()
        + ": "
        + finding.message()
        + related
        + "\n  help: "
        + finding.help();
  }
}
