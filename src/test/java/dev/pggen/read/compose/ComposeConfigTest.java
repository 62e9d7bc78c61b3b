package dev.pggen.read.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.laws.DockerCompose;
import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Docker Compose itself says what a project is; we read the same, or say that we do not know. */
final class ComposeConfigTest {
  /** Projects of {@link ProjectCases}; the scenario of the real consumer asks for many more. */
  private static final int PROJECTS = Integer.getInteger("compose.projects", 3);

  @Test
  void madeUpProjectsAreReadAsComposeReadsThem(@TempDir Path directory) throws Exception {
    Optional<DockerCompose> compose = DockerCompose.find("made-up projects read as Compose does");
    if (compose.isEmpty()) {
      return;
    }
    Agreement agreement = new Agreement(compose.get());
    for (int seed = 0; seed < PROJECTS; seed++) {
      Map<String, String> files = ProjectCases.project(seed);
      Path home = directory.resolve("p" + seed + "/deploy");
      Map<String, SourceFile> around = new TreeMap<>();
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = home.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
        around.put(file.getKey(), SourceFile.of(file.getKey(), file.getValue()));
      }
      List<String> overrides = files.keySet().stream().filter(f -> f.contains("override")).toList();
      agreement.compare(
          home.resolve("compose.yaml"), new ProjectFileSet(FileSet.of(around), overrides));
    }
    System.out.println("made-up projects: " + agreement.told());
    if (Boolean.getBoolean("compose.unknowns")) {
      agreement.unknowns().forEach(System.out::println);
    }
    assertEquals(List.of(), agreement.refused());
    assertEquals("", String.join("\n", agreement.disagreements().stream().limit(20).toList()));
    // What an env file says is not taken for a variable's text: it may be a secret.
    assertEquals(
        List.of(), agreement.unknowns().stream().filter(u -> !u.contains(" env ")).toList());
    assertTrue(agreement.services() >= PROJECTS * (ProjectCases.SERVICES + ProjectCases.FILES));
  }

  /** Files with overrides among them. */
  private record ProjectFileSet(FileSet all, List<String> overrides) implements FileSet {
    @Override
    public Optional<SourceFile> file(String path) {
      return all.file(path);
    }

    @Override
    public List<String> under(String directory) {
      return all.under(directory);
    }
  }
}
