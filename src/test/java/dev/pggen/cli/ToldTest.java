package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What render says is to be done next. */
final class ToldTest {
  private static final String SECRETS = "next: `sudo pggen secrets`; then, in deploy/compose:\n";
  private static final String PREPARE = "  sudo ./prepare.sh\n";
  private static final String UP = "  docker compose up -d --wait\n";

  @TempDir Path home;
  private String minimal = "";

  @BeforeEach
  void first() throws IOException {
    minimal = Files.readString(Path.of("samples/minimal/pggen.yaml"));
  }

  private String render(String spec) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), spec);
    Ran ran = Ran.in(home, "render");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    return ran.out();
  }

  /** As {@code pggen secrets} would, whoever runs the test: prepare.sh lists the files. */
  private void makeSecrets() throws IOException {
    Path compose = home.resolve("deploy/compose");
    Matcher list =
        Pattern.compile("(?s)for name in ([a-z0-9_./ -]+); do\n  if \\[\\[ -L secrets/")
            .matcher(Files.readString(compose.resolve("prepare.sh")));
    assertTrue(list.find(), "prepare.sh lists the secrets");
    for (String name : list.group(1).split(" ")) {
      Path file = compose.resolve("secrets").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
  }

  @Test
  void theFirstRenderNeedsEverything() throws IOException {
    String said = render(minimal);
    assertTrue(said.endsWith(SECRETS + PREPARE + UP), said);
  }

  @Test
  void beforeAnythingRanEveryRenderNeedsEverything() throws IOException {
    render(minimal);
    String said = render(minimal.replace("512MiB", "1GiB"));
    assertTrue(said.endsWith(SECRETS + PREPARE + UP), said);
    assertFalse(said.contains("reload"), said);
  }

  @Test
  void aNewSecretIsMadeBeforeTheStackGoesUp() throws IOException {
    render(minimal);
    makeSecrets();
    String more = minimal + "secrets: {admin: {}}\n";
    String used = more.replace("env: {", "env: {ADMIN_PASSWORD_FILE: \"${secrets.admin.file}\", ");
    String said = render(used);
    assertTrue(said.contains("changed"), said);
    assertTrue(said.contains(SECRETS + PREPARE + UP), said);
    makeSecrets();
    assertTrue(render(used).contains("none changed"), said);
  }

  @Test
  void anotherBackupDirectoryIsPreparedBeforeTheStackGoesUp() throws IOException {
    render(minimal);
    makeSecrets();
    String said = render(minimal.replace("/mnt/backup/miniflux", "/mnt/other/miniflux"));
    assertTrue(said.contains("next: in deploy/compose:\n" + PREPARE + UP), said);
    assertFalse(said.contains("pggen secrets"), said);
  }

  @Test
  void aChangedManifestAloneNeedsARestartAlone() throws IOException {
    render(minimal);
    makeSecrets();
    String said = render(minimal.replace("RUN_MIGRATIONS: \"1\"", "RUN_MIGRATIONS: \"0\""));
    assertTrue(
        said.contains("needs a restart of some containers; in deploy/compose:\n" + UP), said);
    assertFalse(said.contains("prepare.sh"), said);
  }

  @Test
  void aServerThatStartsAnewNeedsNoReload() throws IOException {
    render(minimal);
    makeSecrets();
    String said = render(minimal.replace("512MiB", "1GiB"));
    assertTrue(
        said.endsWith("needs a restart of some containers; in deploy/compose:\n" + UP), said);
  }

  @Test
  void anotherContainerThatStartsAnewDoesNotReloadTheServer() throws IOException {
    render(minimal);
    makeSecrets();
    String set = "memory: 512MiB, parameters: {work_mem: 3MB}}";
    String spec = minimal.replace("memory: 512MiB}", set);
    String said = render(spec.replace("RUN_MIGRATIONS: \"1\"", "RUN_MIGRATIONS: \"0\""));
    assertTrue(said.contains(UP), said);
    assertTrue(said.contains("settings that a reload takes up; in deploy/compose:\n"), said);
  }

  @Test
  void aPatchIsToldFactByFactWithItsLine() throws IOException {
    String patch =
        """
        targets:
          compose:
            patch:
              services:
                web:
                  read_only: true
                  mem_limit: 333m
                  environment:
                    WORKERS: "4"
        """;
    int start = (int) minimal.lines().count();
    String said = render(minimal + patch);
    assertTrue(said.contains("  patched pggen.yaml:" + (start + 5) + ": memory of web: "), said);
    assertTrue(said.contains(" -> 333MiB\n"), said);
    assertTrue(
        said.contains("  patched pggen.yaml:" + (start + 9) + ": env of web WORKERS\n"), said);
    assertTrue(said.contains(": read only of web"), said);
    assertTrue(render(minimal + patch).contains("none changed\n  patched "), "each time");
    assertFalse(render(minimal).contains("patched"));
  }
}
