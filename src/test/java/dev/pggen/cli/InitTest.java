package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What init writes can be rendered as it is; what could not be is not written. */
final class InitTest {
  private static final String IMAGE = "docker.io/miniflux/miniflux:2.2.13";

  @TempDir Path home;

  private String written() throws IOException {
    return Files.readString(home.resolve("pggen.yaml"));
  }

  @ParameterizedTest
  @CsvSource({
    "--port, 70000, 70000",
    "--postgres, 13, PostgreSQL `13` is not supported",
    "--name, postgres, postgres",
  })
  void whatValidateWouldRefuseIsNotWritten(String option, String value, String said) {
    Ran ran =
        option.equals("--name")
            ? Ran.in(home, "init", "--image", IMAGE, option, value)
            : Ran.in(home, "init", "--image", IMAGE, "--name", "app", option, value);
    assertEquals(ExitCode.USAGE, ran.code(), ran.out());
    assertTrue(ran.err().contains("that would be no spec: "), ran.err());
    assertTrue(ran.err().contains(said), ran.err());
    assertFalse(Files.exists(home.resolve("pggen.yaml")));
  }

  @ParameterizedTest
  @CsvSource({
    "docker.io/miniflux/miniflux:2.2.13, DATABASE_URL_FILE: ${db.url.file}",
    "docker.io/gitea/gitea:1.24.6-rootless, DATABASE_URL__FILE: ${db.url.file}",
    "lscr.io/linuxserver/speedtest-tracker:1.6.6, FILE__DATABASE_URL: ${db.url.file}",
    "ghcr.io/goauthentik/server:2025.8.3, 'DATABASE_URL: \"file://${db.url.file}\"'",
    "docker.io/freshrss/freshrss:1.27.0, DATABASE_URL: ${db.url}",
    "ghcr.io/me/unknown:1.0.0, DATABASE_URL_FILE: ${db.url.file}",
  })
  void secretsComeInTheFormThatTheImageTakes(String image, String variable) throws IOException {
    Ran ran = Ran.in(home, "init", "--name", "app", "--image", image);
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    assertTrue(written().contains("      " + variable + "\n"), written());
    assertFalse(written().contains("\nsecrets:"), "no key that nobody asked for");
    Ran lint = Ran.in(home, "lint", "--fail-on", "warning");
    assertEquals(ExitCode.CLEAN, lint.code(), lint.out());
    assertEquals(ExitCode.CLEAN, Ran.in(home, "render").code());
  }

  @Test
  void aTerminalIsAskedForTheVersionAndTheDisk() throws IOException {
    String typed = "app\n" + IMAGE + "\n\n16\n\nno\n";
    Ran ran = Ran.typing(home, typed, "012", "init");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    assertTrue(ran.err().contains("version of PostgreSQL [17]: "), ran.err());
    assertTrue(written().contains("  version: 16\n"), written());
    assertTrue(written().contains("  same_disk: \"there is only one disk\"\n"), written());
    assertEquals(ExitCode.CLEAN, Ran.in(home, "lint", "--fail-on", "warning").code());
  }

  @Test
  void oneDiskCanBeSaidWithoutATerminal() throws IOException {
    Ran ran = Ran.in(home, "init", "--name", "app", "--image", IMAGE, "--same-disk");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    assertTrue(written().contains("same_disk: "), written());
  }
}
