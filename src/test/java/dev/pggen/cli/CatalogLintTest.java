package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app of the catalog, linted in its repository. */
final class CatalogLintTest {
  private static final Path APP = Path.of("src/test/resources/dev/pggen/catalog/community/notes");

  @TempDir Path home;
  private Path app = Path.of("/");

  @BeforeEach
  void copy() throws IOException {
    app = home.resolve("ix-dev/community/notes");
    try (Stream<Path> all = Files.walk(APP)) {
      for (Path path : all.toList()) {
        Path to = app.resolve(APP.relativize(path).toString());
        Files.createDirectories(Files.isDirectory(path) ? to : to.getParent());
        if (Files.isRegularFile(path)) {
          Files.copy(path, to);
        }
      }
    }
    assertTrue(app.resolve("migrations/rename_port").toFile().setExecutable(true));
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(app.resolve(file));
    assertTrue(text.contains(from));
    Files.writeString(app.resolve(file), text.replace(from, to));
  }

  @Test
  void goodOneIsCleanWhereverItIsAskedFrom() throws IOException {
    assertEquals(ExitCode.CLEAN, Ran.in(home, "lint").code());
    assertEquals(ExitCode.CLEAN, Ran.in(home, "lint", "ix-dev/community/notes/app.yaml").code());
    assertEquals(ExitCode.CLEAN, Ran.in(app, "lint").code());
    assertEquals(ExitCode.CLEAN, Ran.in(app, "lint", "app.yaml").code());
  }

  @Test
  void whatIsWrongIsToldAtItsPlace() throws IOException {
    change("questions.yaml", "definitions/timezone", "definitions/time_zone");
    change("templates/docker-compose.yaml", "values.notes.theme if", "values.notes.them if");
    Ran ran = Ran.in(home, "lint", "--format", "concise");
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertEquals(
        List.of(
            "ix-dev/community/notes/questions.yaml:16:11: error[PG096",
            "ix-dev/community/notes/templates/docker-compose.yaml:12:47: error[PG098"),
        ran.out()
            .lines()
            .filter(l -> l.contains("error["))
            .map(l -> l.substring(0, l.indexOf("[") + 6))
            .toList());
  }

  @Test
  void pictureIsNoText() throws IOException {
    Files.write(app.resolve("icon.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
    assertEquals(ExitCode.CLEAN, Ran.in(home, "lint").code());
  }

  @Test
  void appWithoutAnyYamlIsNoMistakeOfOurs() throws IOException {
    Files.writeString(app.resolve("app.yaml"), "name: [");
    Ran ran = Ran.in(app, "lint", "--format", "concise");
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertTrue(ran.out().contains("app.yaml:1:"), ran.out());
  }
}
