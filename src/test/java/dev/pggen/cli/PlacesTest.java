package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb looks for the output of a spec where render writes it. */
final class PlacesTest {
  @TempDir Path home;
  private String minimal = "";

  @BeforeEach
  void read() throws IOException {
    minimal = Files.readString(Path.of("samples/minimal/pggen.yaml"));
  }

  private Ran run(String... args) {
    return Ran.in(home, args);
  }

  private void spec(String path, String name, int port) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    // Secrets of one's own uid can be made by anybody.
    Files.writeString(
        file,
        minimal
            .replace("name: miniflux", "name: " + name)
            .replace("/mnt/backup/miniflux", "/mnt/backup/" + name)
            .replace("port: 8080", "port: " + port));
  }

  private boolean exists(String path) {
    return Files.exists(home.resolve(path));
  }

  @Test
  void severalSpecsWithOneOutAreFoundAgain() throws IOException {
    spec("one/pggen.yaml", "one", 8080);
    spec("two.pggen.yaml", "two", 8081);
    Ran render = run("render", "--out", "out");

    assertEquals(ExitCode.CLEAN, render.code(), render.out() + render.err());
    assertTrue(exists("out/one/compose/compose.yaml") && exists("out/two/compose/compose.yaml"));
    assertTrue(render.out().contains("`sudo pggen secrets --out out`"), render.out());
    assertEquals(ExitCode.CLEAN, run("render", "--out", "out", "--check").code());
    Ran explain = run("explain", "--out", "out", "out/one/compose/compose.yaml:5");
    assertEquals(ExitCode.CLEAN, explain.code(), explain.err());
    Ran secrets = run("secrets", "--out", "out");
    if (secrets.code() == ExitCode.CLEAN) { // as root; anybody else is told to use sudo
      assertTrue(exists("out/one/compose/secrets/db_password"), secrets.out());
      assertTrue(exists("out/two/compose/secrets/db_password"), secrets.out());
    } else {
      assertTrue(secrets.err().contains("sudo pggen secrets"), secrets.err());
    }
    assertFalse(exists("out/compose"));
  }

  @Test
  void oneSpecHasTheWholeOut() throws IOException {
    spec("one/pggen.yaml", "one", 8080);
    Ran render = run("render", "--out", "out dir", "one/pggen.yaml");

    assertEquals(ExitCode.CLEAN, render.code(), render.out() + render.err());
    assertTrue(exists("out dir/compose/compose.yaml"));
    assertTrue(
        render.out().contains("`sudo pggen secrets --out 'out dir' one/pggen.yaml`"), render.out());
  }

  @Test
  void twoSpecsWithOnePlaceAreRefused() throws IOException {
    spec("a/web/pggen.yaml", "one", 8080);
    spec("b/web/pggen.yaml", "two", 8081);
    Ran render = run("render", "--out", "out");

    assertEquals(ExitCode.USAGE, render.code());
    assertTrue(
        render
            .err()
            .contains(
                "`a/web/pggen.yaml` and `b/web/pggen.yaml` would both be rendered to `out/web`"),
        render.err());
    assertFalse(exists("out"));
    assertEquals(ExitCode.CLEAN, run("render").code(), "beside their specs they keep apart");
  }

  @Test
  void secretsBeforeRenderSayWhatIsMissing() throws IOException {
    spec("one/pggen.yaml", "one", 8080);
    Ran secrets = run("secrets", "--out", "out", "one/pggen.yaml");

    assertEquals(ExitCode.USAGE, secrets.code());
    assertTrue(secrets.err().contains("there is no `out/compose`"), secrets.err());
    assertTrue(secrets.err().contains("`pggen render --out out one/pggen.yaml` first"));
    assertFalse(exists("out"));
  }

  @Test
  void whatFollowsStdoutMayBeTheSpec() throws IOException {
    spec("one/pggen.yaml", "one", 8080);
    Ran manifest = run("render", "--stdout=", "one/pggen.yaml");

    assertTrue(manifest.out().contains("services:"), manifest.out() + manifest.err());
    assertEquals(manifest, run("render", "--stdout", "one/pggen.yaml"));
    assertEquals(manifest, run("render", "--stdout", "one"));
    assertEquals(manifest, run("render", "one/pggen.yaml", "--stdout"));
    assertEquals(manifest, run("render", "one", "--stdout", "compose.yaml"));
  }

  @Test
  void anUnknownFileForStdoutIsExitCodeTwo() throws IOException {
    spec("one/pggen.yaml", "one", 8080);
    Ran near = run("render", "--stdout=postgresql.cnf");
    assertEquals(ExitCode.USAGE, near.code());
    assertEquals("", near.out());
    assertTrue(near.err().contains("did you mean `postgres/postgresql.conf`?"), near.err());
    Ran none = run("render", "--stdout=nope.conf");
    assertEquals(ExitCode.USAGE, none.code());
    assertTrue(none.err().contains("one of: ") && none.err().contains("compose.yaml"), none.err());
  }
}
