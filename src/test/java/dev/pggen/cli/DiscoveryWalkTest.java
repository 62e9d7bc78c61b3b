package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
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

  @Test
  void whatLiesTooDeepIsSaid() throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), FixFilesTest.TWO);
    Files.writeString(directory("d/".repeat(24)).resolve("pggen.yaml"), FixFilesTest.TWO);
    assertFalse(Ran.in(home, "lint").err().contains("deep"), "the last that is entered");
    Files.writeString(directory("d/".repeat(25)).resolve("pggen.yaml"), FixFilesTest.TWO);

    Ran ran = Ran.in(home, "lint");
    assertEquals(ExitCode.FILES, ran.code(), ran.err());
    assertTrue(ran.err().contains("/d` was not looked through to its end"), ran.err());
    assertTrue(ran.out().contains("pggen.yaml"), "what can be said is said");
  }

  @Test
  void whateverReadsSpecsSaysWhatLiesTooDeep() throws IOException {
    Files.writeString(directory("d/".repeat(25)).resolve("pggen.yaml"), FixFilesTest.TWO);
    Ran none = Ran.in(home, "validate");
    assertEquals(ExitCode.USAGE, none.code(), none.err());
    assertTrue(none.err().contains("/d` was not looked through to its end"), none.err());

    Files.writeString(home.resolve("pggen.yaml"), FixFilesTest.TWO);
    for (String verb : List.of("validate", "render", "lock")) {
      Ran ran = Ran.in(home, verb);
      assertEquals(ExitCode.FILES, ran.code(), verb + ran.err());
      assertTrue(ran.err().contains("/d` was not looked through to its end"), verb + ran.err());
    }
  }

  @Test
  void theRestOfTooManyFilesIsSaidOnce() throws Exception {
    for (int i = 0; i < 5; i++) {
      Files.writeString(home.resolve(i + ".pggen.yaml"), "");
    }
    TreeSet<Path> found = new TreeSet<>();
    Discovery discovery = new Discovery(home, Excludes.none(home), 3);
    discovery.walk(home, Discovery::isSpec, found);

    assertEquals(3, found.size());
    assertEquals(1, discovery.unread().size());
    assertEquals(ExitCode.FILES, discovery.unread().get(0).code());
    assertTrue(discovery.unread().get(0).why().endsWith("holds more than 3 files"));
  }
}
