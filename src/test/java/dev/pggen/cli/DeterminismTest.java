package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same spec gives the same bytes and modes, wherever and by whomever it is rendered. */
final class DeterminismTest {
  @TempDir Path one;
  @TempDir Path other;

  @Test
  void anotherLocaleZoneUmaskDirectoryAndUser() throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeTrue(root, "NOT RUN for another user: only root can become one");
    render(one, one, List.of(), "umask 022", "-Duser.language=en");
    List<String> nobody = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
    render(
        other,
        Path.of("/"),
        nobody,
        "umask 0077; TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8; export TZ LC_ALL",
        "-Duser.language=tr",
        "-Duser.country=TR",
        "-Dfile.encoding=ISO-8859-1");
    assertEquals(tree(one), tree(other));
    assertTrue(tree(one).size() > 20);
  }

  private static void render(Path home, Path from, List<String> as, String shell, String... options)
      throws IOException, InterruptedException {
    Path spec = home.resolve("pggen.yaml");
    Files.copy(Path.of("samples/minimal/pggen.yaml"), spec);
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(spec, PosixFilePermissions.fromString("rw-r--r--"));
    String classPath = readable(home);
    List<String> command = new ArrayList<>(as);
    command.addAll(List.of("sh", "-c", shell + "; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, Main.class.getName(), "render", spec.toString()));
    Path out = Files.createTempFile("pggen-render", ".txt");
    Process child =
        new ProcessBuilder(command)
            .directory(from.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertEquals(0, child.waitFor(), Files.readString(out));
    delete(home.resolve("cp"));
  }

  /** The class path, copied to where every user can read it. */
  private static String readable(Path home) throws IOException {
    Path copies = Files.createDirectory(home.resolve("cp"));
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      Path from = Path.of(entry);
      if (!Files.exists(from) || entry.endsWith("test-classes")) {
        continue;
      }
      Path to = copies.resolve(entries.size() + "-" + from.getFileName());
      try (Stream<Path> all = Files.walk(from)) {
        for (Path path : all.toList()) {
          Path copy = to.resolve(from.relativize(path).toString());
          Files.copy(path, path.equals(from) ? to : copy);
        }
      }
      entries.add(to.toString());
    }
    open(copies);
    return String.join(java.io.File.pathSeparator, entries);
  }

  private static void open(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static SortedMap<String, String> tree(Path home) throws IOException {
    SortedMap<String, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        tree.put(home.relativize(path).toString(), mode + "\n" + Files.readString(path));
      }
    }
    return tree;
  }
}
