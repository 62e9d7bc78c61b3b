package dev.pggen.lint.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The linter's words of the docker driver are those that a patch may name. */
final class DockerKeysTest {
  private static final Path KEYS = Path.of("src/main/resources/dev/pggen/target/nomad/keys.txt");

  @Test
  void sameAsThoseOfPatches() throws IOException {
    List<String> keys =
        Files.readAllLines(KEYS).stream()
            .filter(line -> line.startsWith("Docker "))
            .map(line -> line.split(" ")[1])
            .sorted()
            .toList();

    assertFalse(keys.isEmpty());
    assertEquals(keys, DockerKeys.ALL);
  }

  @Test
  void nearestIsATypo() {
    assertEquals(Optional.of("network_mode"), DockerKeys.nearest("network_mod"));
    assertEquals(Optional.empty(), DockerKeys.nearest("depends_on"));
  }
}
