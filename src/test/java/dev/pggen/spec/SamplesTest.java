package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sample of the repository is a spec without a finding. */
final class SamplesTest {
  private static final Path SAMPLES = Path.of("samples");

  static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.map(d -> d.resolve("pggen.yaml")).filter(Files::isRegularFile).sorted().toList();
    }
  }

  static Result<Spec> load(Path path) throws IOException {
    SourceFile file = SourceFile.of(path.toString(), Files.readString(path));
    return SpecLoader.load(file, "compose", RepositoryFiles.beside(path, path.toString()));
  }

  @TestFactory
  Stream<DynamicTest> noFindings() throws IOException {
    assertTrue(specs().size() >= 2, "samples are found");
    return specs().stream()
        .map(
            path ->
                dynamicTest(path.toString(), () -> assertEquals(List.of(), load(path).findings())));
  }
}
