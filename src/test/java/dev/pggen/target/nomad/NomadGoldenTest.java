package dev.pggen.target.nomad;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.artifact.OutputFile;
import dev.pggen.laws.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class NomadGoldenTest {
  @TestFactory
  Stream<DynamicTest> samples() {
    return Samples.names().stream().map(name -> dynamicTest(name, () -> render(name)));
  }

  private static void render(String name) throws Exception {
    Path out = Path.of(System.getProperty("nomad.out", "target/nomad"), name);
    for (OutputFile file : new NomadTarget().render(Samples.stack(name, NomadProfile.PROFILE))) {
      Path path = out.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
    }
  }
}
