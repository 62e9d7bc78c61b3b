package dev.pggen.secrets;

import dev.pggen.secrets.TestAuthority.Signed;
import dev.pggen.stack.Stack;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of an operator who does everything right, to be changed by tests. */
final class OwnFiles {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  static final LocalDate BEFORE = TODAY.minusDays(10);
  static final LocalDate LATER = TODAY.plusDays(300);
  static final SecureRandom RANDOM = new SecureRandom();
  static final Stack STACK = OwnStack.of("17", OwnStack.ALL);

  private final TestAuthority root = TestAuthority.root("root", TODAY);
  private final TestAuthority clients = TestAuthority.root("clients", TODAY);
  private final Map<String, String> disk = new TreeMap<>();

  OwnFiles() {
    Signed server = root.server("EC", BEFORE, LATER, "db", "localhost");
    Signed app = clients.client("shop", BEFORE, LATER);
    disk.put("./tls/db.crt", "issued by hand\r\n" + server.certificate());
    disk.put("/etc/tls/db.key", server.key());
    disk.put("./tls/ca.crt", root.certificate());
    disk.put("./tls/clients.crt", clients.certificate());
    disk.put("./tls/app.crt", app.certificate());
    disk.put("/etc/tls/app.key", app.key());
  }

  OwnCertificates own() {
    try {
      return OwnCertificates.of(STACK, (path, secret) -> disk.getOrDefault(path, ""), TODAY);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  SecretValues values(Map<String, String> existing) {
    return SecretValues.of(STACK, existing, own(), n -> n, TODAY, RANDOM);
  }

  static List<String> told(SecretValues values) {
    return values.findings().stream().map(f -> f.rule().id() + " " + f.message()).toList();
  }

  void server(Signed signed) {
    disk.put("./tls/db.crt", signed.certificate());
    disk.put("/etc/tls/db.key", signed.key());
  }

  TestAuthority root() {
    return root;
  }

  TestAuthority clients() {
    return clients;
  }

  /** Texts by path, as the spec writes it. */
  Map<String, String> disk() {
    return disk;
  }
}
