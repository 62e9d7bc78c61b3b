package dev.pggen.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.secrets.TestAuthority.Signed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files of the operator that are taken: what becomes of them, and of those that come later. */
final class OwnCopiesTest {
  private final OwnFiles own = new OwnFiles();

  @Test
  void filesAreCopiedAsTheyAreWithoutWhatStandsAroundCertificates() {
    SecretValues made = own.values(Map.of());
    assertEquals(List.of(), OwnFiles.told(made));
    Map<String, String> files = made.files();
    assertTrue(files.getOrDefault("server/server.crt", "").startsWith("-----BEGIN"));
    assertEquals(own.disk().get("/etc/tls/db.key"), files.get("server/server.key"));
    assertEquals(own.root().certificate(), files.get("db_ca"));
    assertEquals(own.root().certificate(), files.get("server/ca.crt"));
    assertEquals(own.clients().certificate(), files.get("server/client_ca.crt"));
    assertEquals(own.disk().get("./tls/app.crt"), files.get("db_client_cert"));
    assertEquals(own.disk().get("/etc/tls/app.key"), files.get("db_client_key"));
    assertEquals("20270916T000000Z", files.get("db_cert_end"));
    assertTrue(
        files
            .getOrDefault("db_url", "")
            .endsWith(
                "?sslmode=verify-full&sslrootcert=/run/secrets/db_ca"
                    + "&sslcert=/run/secrets/db_client_cert&sslkey=/run/secrets/db_client_key"));
    assertEquals(files, own.values(files).files(), "taking them again changes nothing");
    assertEquals(List.of(), OwnFiles.told(own.values(files)));
  }

  @Test
  void othersThanTheCopiesAreTakenByARotationOnly() {
    SecretValues made = own.values(Map.of());
    TestAuthority next = TestAuthority.root("next", OwnFiles.TODAY);
    own.server(next.server("EC", OwnFiles.BEFORE, OwnFiles.LATER.plusDays(100), "db", "localhost"));
    own.disk().put("./tls/ca.crt", next.certificate());
    SecretValues again = own.values(made.files());
    assertEquals(
        List.of("PG094 this file is another one than the copy in use"), OwnFiles.told(again));
    assertEquals(made.files(), again.files());

    Rotation rotation = Rotation.of(OwnFiles.STACK, "tls").orElseThrow();
    SecretValues rotated =
        SecretValues.renewed(
            OwnFiles.STACK,
            made.files(),
            own.own(),
            rotation,
            n -> n,
            OwnFiles.TODAY,
            OwnFiles.RANDOM);
    assertEquals(List.of(), OwnFiles.told(rotated));
    assertEquals(own.disk().get("/etc/tls/db.key"), rotated.files().get("server/server.key"));
    assertEquals(
        next.certificate() + own.root().certificate(),
        rotated.files().get("db_ca"),
        "clients trust both until the server shows the new one");
    assertEquals("20271225T000000Z", rotated.files().get("db_cert_end"));
    assertEquals(List.of(), OwnFiles.told(own.values(rotated.files())));
    assertEquals(
        List.of(
            new Rotation.Recreate(List.of("web", "backup")),
            new Rotation.Tell("db", "/etc/pggen/scripts/rotate.sh")),
        rotation.steps());
    assertEquals(
        next.certificate(),
        SecretValues.renewed(
                OwnFiles.STACK,
                rotated.files(),
                own.own(),
                rotation,
                n -> n,
                OwnFiles.TODAY,
                OwnFiles.RANDOM)
            .files()
            .get("db_ca"),
        "the same root stands there once");
  }

  @Test
  void aRotationToRefusedFilesIsRefused() {
    SecretValues made = own.values(Map.of());
    own.disk()
        .put("/etc/tls/db.key", own.root().server("EC", OwnFiles.BEFORE, OwnFiles.LATER).key());
    Rotation rotation = Rotation.of(OwnFiles.STACK, "tls").orElseThrow();
    SecretValues rotated =
        SecretValues.renewed(
            OwnFiles.STACK,
            made.files(),
            own.own(),
            rotation,
            n -> n,
            OwnFiles.TODAY,
            OwnFiles.RANDOM);
    assertEquals(
        List.of("PG093 the key of `key` is not the one of the certificate in `cert`"),
        OwnFiles.told(rotated));
    assertFalse(rotated.files().containsKey("server/server.key"));
  }

  @Test
  void theEndIsToldThirtyDaysBeforeWhoeverMadeIt() {
    own.server(
        own.root().server("EC", OwnFiles.BEFORE, OwnFiles.TODAY.plusDays(29), "db", "localhost"));
    Signed app = own.clients().client("shop", OwnFiles.BEFORE, OwnFiles.TODAY.plusDays(3));
    own.disk().put("./tls/app.crt", app.certificate());
    own.disk().put("/etc/tls/app.key", app.key());
    SecretValues made = own.values(Map.of());
    assertEquals(
        List.of(
            "PG092 the server's certificate ends on 2026-12-19",
            "PG092 the application's certificate ends on 2026-11-23"),
        OwnFiles.told(made));
    assertTrue(made.findings().get(0).help().startsWith("renew the files that the spec names"));
  }

  @Test
  void anApplicationWithoutACertificateIsAWarning() {
    var planned = OwnStack.planned("17", "{client_ca: ./tls/clients.crt}");
    assertEquals(
        List.of("PG077 `web` is given no client certificate"),
        planned.findings().stream().map(f -> f.rule().id() + " " + f.message()).toList());
    assertEquals(
        Optional.of("server/client_ca.crt"),
        planned.value().orElseThrow().secrets().stream()
            .map(s -> s.name())
            .filter(n -> n.contains("client"))
            .findFirst());
  }
}
