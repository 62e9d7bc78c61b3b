package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.Linter;
import dev.pggen.lint.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees as they are: large, in circles, changing, and with things in them that are no files. */
final class WholeTreeTest {
  private static final Duration ENDLESS = Duration.ofSeconds(60);
  private static final String WEB =
      "services: {web: {image: \"shop/web:1.2.3\", user: \"1000:1000\", env_file: vars,"
          + " build: ., volumes: [\"./pg_hba.conf:/x:ro\"]}}\n";

  @TempDir Path home;

  /** Fewer than the 50,000 of a large repository, since making them takes longer than the walk. */
  @Test
  void whatIsNotOursIsNotOpened() throws IOException {
    for (int i = 0; i < 40; i++) {
      Path directory = Files.createDirectories(home.resolve("d" + i));
      for (int j = 0; j < 50; j++) {
        Files.write(directory.resolve("f" + j + ".java"), new byte[0]);
      }
    }
    Files.writeString(home.resolve("d7/compose.yaml"), "services: {}\n");
    Ran ran = Ran.in(home, "lint");
    assertEquals("no findings in 1 file\n", ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void circlesOfLinksEnd() throws IOException {
    Files.writeString(home.resolve("compose.yaml"), "services: {}\n");
    Path deep = Files.createDirectories(home.resolve("a/b/c"));
    Files.createSymbolicLink(deep.resolve("up"), home);
    Files.createSymbolicLink(deep.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(deep.resolve("one"), Path.of("two"));
    Files.createSymbolicLink(deep.resolve("two"), Path.of("one"));
    Ran ran = Ran.in(home, "lint");
    assertEquals("no findings in 1 file\n", ran.out());
    assertEquals(ExitCode.CLEAN, Ran.in(home, "lint", "a/b/c/up").code(), "named, it is followed");
    assertEquals(ExitCode.FILES, Ran.in(home, "lint", "a/b/c/one").code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compose.yaml",
        "job.nomad.hcl",
        "pg_hba.conf",
        "postgresql.conf",
        "pggen.yaml",
        "pggen.defaults.yaml",
        "pggen.config.yaml",
        "pggen.baseline.yaml",
        "pggen.lock",
        ".gitignore",
        ".env",
        "vars",
        "Dockerfile",
        "compose.override.yaml"
      })
  void whatIsNoFileIsNotWaitedFor(String name) throws Exception {
    for (String kind : List.of("pipe", "socket", "directory", "zero")) {
      Path directory = Files.createDirectories(home.resolve(kind));
      Files.writeString(directory.resolve("compose.yaml"), WEB);
      Path file = directory.resolve(name);
      Files.deleteIfExists(file);
      ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      switch (kind) {
        case "pipe" ->
            assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        case "socket" -> socket.bind(UnixDomainSocketAddress.of(file));
        case "directory" -> Files.createDirectory(file);
        default -> Files.createSymbolicLink(file, Path.of("/dev/zero"));
      }
      Ran ran =
          assertTimeoutPreemptively(
              ENDLESS, () -> Ran.in(directory, "lint", "--format", "concise"), name + kind);
      socket.close();
      if (!kind.equals("directory")) {
        Files.delete(file);
      }
      assertFalse(ran.code() == ExitCode.BUG, name + " " + kind + ran.err());
    }
  }

  @Test
  void whatGoesAwayMeanwhileIsSaid() throws Exception {
    Files.writeString(home.resolve("compose.yaml"), "services: {}\n");
    Path other = Files.createDirectories(home.resolve("other")).resolve("compose.yaml");
    Files.writeString(other, "services: {}\n");
    LintPaths paths = LintPaths.of(List.of(), Excludes.none(home), Optional.empty(), home);
    Files.delete(other);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new StandardInput(new ByteArrayInputStream(new byte[0])),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            home,
            Map.of(),
            LocalDate.of(2026, 11, 20),
            "");
    Looked looked =
        Looked.at(
            paths, Map.of(), Linter.with(Profile.DEFAULT), (files, by, found) -> found, terminal);
    assertEquals(ExitCode.FILES, looked.tell(false));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("`other/compose.yaml` is gone"));
    assertTrue(looked.hasRead("compose.yaml"));
  }

  @Test
  void aDirectoryThatGoesAwayMeanwhileStopsNobody() throws Exception {
    Path gone = Files.createDirectories(home.resolve("a"));
    Files.writeString(Files.createDirectories(home.resolve("b")).resolve("compose.yaml"), WEB);
    Discovery discovery = new Discovery(home);
    java.util.TreeSet<Path> found = new java.util.TreeSet<>();
    discovery.walk(
        home,
        file -> {
          gone.toFile().delete(); // b is looked through first: the last one pushed
          return true;
        },
        found);
    assertEquals(1, found.size());
    assertEquals(
        List.of("`a` is gone"),
        discovery.unread().stream().map(u -> "`" + u.file() + "` " + u.why()).toList());
  }

  @Test
  void whatMayNotBeReadIsSaid() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            StandardInput.empty(), stream, stream, home, Map.of(), LocalDate.of(2026, 11, 29), "");
    Obstacles obstacles = new Obstacles();
    obstacles.add("compose.yaml", new AccessDeniedException("compose.yaml"));

    assertEquals(ExitCode.FILES, obstacles.tell(terminal, List.of(), false));
    String told = err.toString(StandardCharsets.UTF_8);
    assertTrue(told.contains("`compose.yaml` cannot be read: permission denied"), told);
  }
}
