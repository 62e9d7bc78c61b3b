package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of a tree are looked at, and that nothing is left out in silence. */
final class DiscoveryWalkTest {
  @TempDir Path home;

  private Path directory(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  @Test
  void aLinkToASpecIsNoSecondService() throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), FixFilesTest.TWO);
    Ran alone = Ran.in(home, "lint");
    Files.createSymbolicLink(directory("e").resolve("pggen.yaml"), Path.of("../pggen.yaml"));
    Files.createSymbolicLink(directory("f").resolve("pggen.yaml"), Path.of("../pggen.yaml"));

    assertEquals(alone, Ran.in(home, "lint"));
    assertEquals(alone, Ran.in(home, "lint", "e", "."));
    assertEquals(alone.code(), Ran.in(home, "lint", "e", "f").code(), "one of two links is left");
    assertEquals(Ran.in(home, "validate", "pggen.yaml"), Ran.in(home, "validate"));
  }
}
