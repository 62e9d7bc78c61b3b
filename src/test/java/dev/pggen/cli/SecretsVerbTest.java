package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.secrets.TestAuthority;
import dev.pggen.secrets.TestAuthority.Signed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of one's own, from the spec to the files of the stack. */
final class SecretsVerbTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir Path home;
  @TempDir Path elsewhere;

  private final TestAuthority root = TestAuthority.root("root", TODAY);

  @BeforeEach
  void spec() throws IOException {
    Files.writeString(
        home.resolve("pggen.yaml"),
        """
        pggen: 1
        name: shop
        containers:
          web: {image: docker.io/miniflux/miniflux:2.2.13, user: "65534:65534", port: 8080, healthcheck: {command: [/usr/bin/miniflux, -healthcheck, auto]}, env: {DATABASE_URL_FILE: "${db.url.file}"}}
        postgres:
          version: 17
          memory: 512MiB
          tls: {cert: ./tls/db.crt, key: KEY, ca: tls/ca.crt}
        backup: {destination: /mnt/backup/shop}
        """
            .replace("KEY", elsewhere.resolve("db.key").toString()));
    Files.createDirectory(home.resolve("tls"));
  }

  private void issue(TestAuthority by, LocalDate end) throws IOException {
    Signed signed = by.server("EC", TODAY.minusDays(9), end, "db", "localhost");
    Files.writeString(home.resolve("tls/db.crt"), signed.certificate());
    Files.writeString(home.resolve("tls/ca.crt"), by.certificate());
    Files.writeString(elsewhere.resolve("db.key"), signed.key());
  }

  private Path secret(String name) {
    return home.resolve("deploy/compose/secrets").resolve(name);
  }

  @Test
  void renderingNeverLooksAtTheFiles() {
    assertEquals(ExitCode.CLEAN, Ran.in(home, "validate").code());
    Ran render = Ran.in(home, "render");
    assertEquals(ExitCode.CLEAN, render.code(), render.err());
  }

  @Test
  void aFileThatCannotBeReadIsExitThree() throws IOException {
    assertEquals(ExitCode.CLEAN, Ran.in(home, "render").code());
    Ran none = Ran.in(home, "secrets");
    assertEquals(ExitCode.FILES, none.code());
    assertTrue(none.err().contains("tls/ca.crt"), none.err());
    issue(root, TODAY.plusDays(300));
    Files.delete(elsewhere.resolve("db.key"));
    Files.createDirectory(elsewhere.resolve("db.key"));
    assertTrue(Ran.in(home, "secrets").err().contains("is a directory"));
    Files.move(home.resolve("tls/ca.crt"), elsewhere.resolve("ca.crt"));
    Files.createSymbolicLink(home.resolve("tls/ca.crt"), elsewhere.resolve("ca.crt"));
    Ran linked = Ran.in(home, "secrets");
    assertEquals(ExitCode.FILES, linked.code());
    assertTrue(linked.err().contains("leads out of the repository"), linked.err());
  }

  @Test
  void filesAreCopiedCheckedAndRotated() throws IOException {
    issue(root, TODAY.plusDays(300));
    assertEquals(ExitCode.CLEAN, Ran.in(home, "render").code());
    Ran made = Ran.in(home, "secrets");
    assertEquals(ExitCode.CLEAN, made.code(), made.out() + made.err());
    String key = Files.readString(elsewhere.resolve("db.key"));
    assertEquals(key, Files.readString(secret("server/server.key")));
    assertEquals(
        "r--r-----",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(secret("server/server.key"))));
    assertEquals("20270916T000000Z", Files.readString(secret("db_cert_end")));

    issue(root, TODAY.plusDays(400));
    Ran again = Ran.in(home, "secrets");
    assertEquals(ExitCode.CLEAN, again.code());
    assertTrue(again.out().contains("PG094 certificate-outdated"), again.out());
    assertEquals(key, Files.readString(secret("server/server.key")));

    Ran rotated = Ran.in(home, "secrets", "rotate", "tls");
    assertEquals(ExitCode.CLEAN, rotated.code(), rotated.err());
    assertTrue(rotated.out().contains("rotate.sh"), rotated.out());
    assertEquals("20271225T000000Z", Files.readString(secret("db_cert_end")));
    assertTrue(Ran.in(home, "secrets", "rotate", "tls").out().startsWith("new: nothing"));
  }

  @Test
  void filesThatDoNotFitChangeNothing() throws IOException {
    issue(root, TODAY.plusDays(300));
    assertEquals(ExitCode.CLEAN, Ran.in(home, "render").code());
    assertEquals(ExitCode.CLEAN, Ran.in(home, "secrets").code());
    String key = Files.readString(secret("server/server.key"));
    Files.writeString(
        elsewhere.resolve("db.key"), root.server("EC", TODAY, TODAY.plusDays(9)).key());
    Ran rotated = Ran.in(home, "secrets", "rotate", "tls");
    assertEquals(ExitCode.FINDINGS, rotated.code());
    assertTrue(rotated.out().contains("PG093 certificate-refused"), rotated.out());
    assertFalse((rotated.out() + rotated.err()).contains("PRIVATE"), "no key is shown");
    assertEquals(key, Files.readString(secret("server/server.key")));
  }
}
