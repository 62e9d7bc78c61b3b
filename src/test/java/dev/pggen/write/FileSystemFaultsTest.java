package dev.pggen.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault of the file system is one finding with its place, and nothing is half-written. */
final class FileSystemFaultsTest {
  @TempDir Path home;

  private interface Fault {
    void make(Path deploy) throws IOException;
  }

  /** The fault, where it is told, and how. */
  enum Case {
    ROOT_IS_A_FILE("deploy", "is a file where", d -> Files.writeString(d, "")),
    ROOT_IS_A_DANGLING_LINK("deploy", "is a symbolic link to nothing", d -> link(d, "nowhere")),
    DIRECTORY_IS_A_FILE("deploy/compose/d1", "is a file where", d -> file(d.resolve("compose/d1"))),
    DIRECTORY_IS_A_LINK(
        "deploy/compose", "is a symbolic link", d -> link(d.resolve("compose"), "../elsewhere")),
    DIRECTORY_IS_A_LINK_TO_ROOT(
        "deploy/compose/d2", "is a symbolic link", d -> link(d.resolve("compose/d2"), "/")),
    FILE_IS_A_DIRECTORY(
        "deploy/compose/d1/f1",
        "is a directory where",
        d -> Files.createDirectories(d.resolve("compose/d1/f1"))),
    FILE_IS_A_LINK(
        "deploy/compose/d1/f1",
        "is a symbolic link",
        d -> link(d.resolve("compose/d1/f1"), "../../../precious")),
    FILE_IS_A_DANGLING_LINK(
        "deploy/compose/d1/f1",
        "is a symbolic link",
        d -> link(d.resolve("compose/d1/f1"), "nowhere")),
    FILE_IS_A_PIPE(
        "deploy/compose/d1/f1", "is neither a file", d -> pipe(d.resolve("compose/d1/f1"))),
    LOCK_IS_A_DIRECTORY(
        "pggen.lock", "is a directory", d -> Files.createDirectory(d.resolveSibling("pggen.lock"))),
    LOCK_IS_A_LINK(
        "pggen.lock", "is a symbolic link", d -> link(d.resolveSibling("pggen.lock"), "precious")),
    JOURNAL_IS_A_DIRECTORY(
        ".pggen.lock.journal",
        "is a directory",
        d -> Files.createDirectory(d.resolveSibling(".pggen.lock.journal")));

    private final String place;
    private final String message;
    private final Fault fault;

    Case(String place, String message, Fault fault) {
      this.place = place;
      this.message = message;
      this.fault = fault;
    }

    private static void file(Path path) throws IOException {
      Files.createDirectories(path.getParent());
      Files.writeString(path, "");
    }

    private static void link(Path path, String to) throws IOException {
      Files.createDirectories(path.getParent());
      Files.createSymbolicLink(path, Path.of(to));
    }

    private static void pipe(Path path) throws IOException {
      Files.createDirectories(path.getParent());
      try {
        assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneFindingAndNothingChanged(Case fault) throws IOException {
    Files.writeString(home.resolve("precious"), "x\n");
    Files.createDirectory(home.resolve("elsewhere"));
    fault.fault.make(home.resolve("deploy"));
    SortedMap<String, String> before = names();
    Outcome outcome = new Writer(new LocalDisk()).write(Renders.order(home, "one"));
    assertFalse(outcome.complete());
    assertEquals(1, outcome.findings().size(), outcome.findings().toString());
    assertTrue(FileRules.isUnusable(outcome.findings().get(0)));
    assertEquals(fault.place + ":1:1", outcome.findings().get(0).span().position());
    String message = outcome.findings().get(0).message();
    assertTrue(message.contains(fault.message), message);
    assertEquals(before, names());
    assertEquals("x\n", Files.readString(home.resolve("precious")));
  }

  private SortedMap<String, String> names() throws IOException {
    SortedMap<String, String> tree = Renders.tree(home);
    tree.replaceAll((path, text) -> "");
    return tree;
  }
}
