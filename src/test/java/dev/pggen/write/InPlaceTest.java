package dev.pggen.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the user's is wholly old or wholly new, whatever happens, and still the user's. */
final class InPlaceTest {
  @TempDir Path home;

  @Test
  void whereverItFailsTheFileIsOldAndNothingIsLeft() throws IOException {
    FaultyDisk counting = FaultyDisk.counting();
    InPlace.replace(file("old"), "old", "new", counting);
    assertTrue(counting.operations() >= 3, "create, replace, sync: " + counting.operations());

    for (int at = 1; at <= counting.operations(); at++) {
      Path file = file("old");
      FaultyDisk disk = FaultyDisk.failingAt(at);
      assertThrows(IOException.class, () -> InPlace.replace(file, "old", "new", disk));
      boolean done = at == counting.operations(); // only the waiting failed
      assertEquals(done ? "new" : "old", Files.readString(file));
      assertEquals(List.of("pggen.yaml"), names());
    }
  }

  @Test
  void killedAnywhereAndRunAgain() throws IOException {
    for (int at = 1; at <= 3; at++) {
      Path file = file("old");
      FaultyDisk disk = FaultyDisk.killedAt(at);
      assertThrows(FaultyDisk.Killed.class, () -> InPlace.replace(file, "old", "new", disk));
      String left = Files.readString(file);
      assertTrue(left.equals("old") || left.equals("new"), left);
      Files.writeString(home.resolve(".pggen-tmp-pggen.yaml"), "half");
      InPlace.replace(file, left, "newer", new LocalDisk());
      assertEquals("newer", Files.readString(file));
      assertEquals(List.of("pggen.yaml"), names());
    }
  }

  @Test
  void ownerAndModeStay() throws IOException {
    Assumptions.assumeTrue(
        Files.getAttribute(home, "unix:uid").equals(0), "only root gives files away");
    Path file = file("old");
    Files.setAttribute(file, "unix:uid", 1234);
    Files.setAttribute(file, "unix:gid", 2345);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));

    InPlace.replace(file, "old", "new", new LocalDisk());

    assertEquals(1234, Files.getAttribute(file, "unix:uid"));
    assertEquals(2345, Files.getAttribute(file, "unix:gid"));
    assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(home.resolve("pggen.yaml"), text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(home)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
