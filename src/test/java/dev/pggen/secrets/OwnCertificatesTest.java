package dev.pggen.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.secrets.TestAuthority.Signed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the operator: which of them are refused, and what is said. */
final class OwnCertificatesTest {
  private static final LocalDate TODAY = OwnFiles.TODAY;
  private static final LocalDate BEFORE = OwnFiles.BEFORE;
  private static final LocalDate LATER = OwnFiles.LATER;

  private final OwnFiles files = new OwnFiles();
  private final Map<String, String> disk = files.disk();
  private final TestAuthority root = files.root();
  private final TestAuthority clients = files.clients();

  private OwnCertificates own() {
    return files.own();
  }

  private void server(Signed signed) {
    files.server(signed);
  }

  /** What is said of the files as they are now; the place is the file's own in the spec. */
  private void refused(String key, String message) {
    OwnCertificates own = own();
    assertEquals(
        List.of("PG093 " + message),
        own.findings().stream().map(f -> f.rule().id() + " " + f.message()).toList());
    var finding = own.findings().get(0);
    assertFalse(finding.help().isBlank());
    String line = finding.span().file().line(finding.span().line());
    String word = line.substring(finding.span().column() - 1, finding.span().endColumn() - 1);
    assertTrue(line.contains(key + ": " + word), key + " is at " + word);
    assertEquals(Map.of(), own.files(), "nothing is taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void everyKindOfKeyFitsItsCertificateAndNoOther(String kind) {
    server(root.server(kind, BEFORE, LATER, "db", "localhost"));
    assertEquals(List.of(), own().findings());
    disk.put("/etc/tls/db.key", root.server(kind, BEFORE, LATER, "db").key());
    refused("key", "the key of `key` is not the one of the certificate in `cert`");
    disk.put("/etc/tls/db.key", root.server(kind.equals("EC") ? "RSA" : "EC", BEFORE, LATER).key());
    refused("key", "the key of `key` is not the one of the certificate in `cert`");
  }

  @Test
  void certificatesBetweenRootAndServerAreTakenFromEitherFile() {
    TestAuthority middle = root.below("middle", TODAY);
    Signed server = middle.server("EC", BEFORE, LATER, "localhost", "DB");
    server(server);
    refused("cert", "no chain leads from the certificate of `cert` to a root of `ca`");
    disk.put("./tls/ca.crt", middle.certificate() + root.certificate());
    assertEquals(List.of(), own().findings());
    disk.put("./tls/ca.crt", root.certificate());
    disk.put("./tls/db.crt", server.certificate() + middle.certificate());
    assertEquals(List.of(), own().findings());
    disk.put("./tls/ca.crt", middle.certificate());
    refused("ca", "the file of `ca` holds no root certificate");
  }

  @Test
  void whatWasSignedThisVeryDayOrEndsThisVeryDayIsTaken() {
    server(root.server("EC", TODAY, LATER, "db", "localhost"));
    assertEquals(List.of(), own().findings());
    server(root.server("EC", BEFORE, TODAY, "db", "localhost"));
    assertEquals(List.of(), own().findings());
  }

  @Test
  void aRootOfTheSameNameThatDidNotSignIsRefused() {
    disk.put("./tls/ca.crt", TestAuthority.root("root", TODAY).certificate());
    refused("cert", "no chain leads from the certificate of `cert` to a root of `ca`");
  }

  @Test
  void namesDatesAndPurposeAreLookedAt() {
    server(root.server("EC", BEFORE, LATER, "db", "db.example.org"));
    refused(
        "cert", "the certificate of `cert` is not for `localhost`, only for db, db.example.org");
    server(root.server("EC", BEFORE, LATER));
    refused(
        "cert", "the certificate of `cert` is not for `db`, `localhost`, only for no name at all");
    server(root.server("EC", BEFORE, TODAY.minusDays(1), "db", "localhost"));
    refused("cert", "the certificate of `cert` ended on 2026-11-19");
    server(root.server("EC", TODAY.plusDays(2), LATER, "db", "localhost"));
    refused("cert", "the certificate of `cert` is not valid before 2026-11-22");
    Signed server = root.server("EC", BEFORE, LATER, "db", "localhost");
    server(server);
    Signed app = clients.server("EC", BEFORE, LATER, "shop");
    disk.put("./tls/app.crt", app.certificate());
    disk.put("/etc/tls/app.key", app.key());
    assertEquals(
        List.of(
            "the certificate of `client_cert` is not made for a client",
            "the certificate of `client_cert` is for `server`, and the application signs in as"
                + " `shop`"),
        own().findings().stream().map(f -> f.message()).toList());
  }

  @Test
  void whatIsNoCertificateAndWhatIsNoKey() {
    String certificate = disk.getOrDefault("./tls/db.crt", "");
    String key = disk.getOrDefault("/etc/tls/db.key", "");
    disk.put("./tls/db.crt", "\u0001\u0002 DER");
    refused("cert", "the file of `cert` holds no certificate");
    disk.put("./tls/db.crt", certificate.replace("MII", "AAA"));
    refused("cert", "the file of `cert` holds a certificate that cannot be read");
    disk.put("./tls/db.crt", certificate);
    disk.put("/etc/tls/db.key", certificate);
    refused("key", "the file of `key` holds no private key that can be read");
    disk.put("/etc/tls/db.key", key.replace("M", "?"));
    refused("key", "the file of `key` holds no private key that can be read");
    disk.put("/etc/tls/db.key", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII\n");
    refused("key", "the key of `key` is locked with a passphrase");
    disk.put("/etc/tls/db.key", key);
    disk.put("./tls/clients.crt", "");
    refused("client_ca", "the file of `client_ca` holds no certificate");
  }

  /** Whatever a damaged file does to the parsers, it ends in a finding. */
  @Test
  void damagedFilesAreRefusedAndBreakNothing() {
    java.util.Random seeded = new java.util.Random(825);
    int refused = 0;
    for (String path : List.of("/etc/tls/db.key", "./tls/db.crt", "./tls/ca.crt")) {
      String whole = disk.getOrDefault(path, "");
      for (int i = 0; i < 300; i++) {
        char[] text = whole.toCharArray();
        for (int n = seeded.nextInt(3); n >= 0; n--) {
          text[seeded.nextInt(text.length)] = "AZaz09+/=-\n \u00ff".charAt(seeded.nextInt(13));
        }
        disk.put(path, new String(text).substring(seeded.nextInt(5) == 0 ? 40 : 0));
        refused += own().findings().isEmpty() ? 0 : 1;
      }
      disk.put(path, whole);
    }
    assertTrue(refused > 600, refused + " of 900");
  }

  @Test
  void aClientOfAnotherRootIsRefused() {
    Signed app = root.client("shop", BEFORE, LATER);
    disk.put("./tls/app.crt", app.certificate());
    disk.put("/etc/tls/app.key", app.key());
    refused(
        "client_cert",
        "no chain leads from the certificate of `client_cert` to a root of `client_ca`");
  }
}
