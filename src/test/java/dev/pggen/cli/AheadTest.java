package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AheadTest {
  @TempDir private Path home;

  private boolean likely(String... args) {
    return Ahead.isSpecLikely(List.of(args), home.toFile());
  }

  @Test
  void aSpecMayBeNamedOrLieInADirectory() throws IOException {
    Files.createDirectory(home.resolve("sub"));
    Files.createFile(home.resolve("compose.yaml"));
    assertTrue(likely("shop.pggen.yaml"));
    assertTrue(likely("compose.yaml", "sub"));
    assertTrue(likely(home.resolve("sub").toString()));
    assertFalse(likely("compose.yaml"));
    assertFalse(likely(home.resolve("compose.yaml").toString()));
    assertFalse(likely());
    Files.createFile(home.resolve("pggen.yaml"));
    assertTrue(likely("--format", "json"));
    assertFalse(likely("compose.yaml", ""));
  }
}
