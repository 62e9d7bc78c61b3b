package dev.pggen.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.ArtifactFixture;
import dev.pggen.secrets.OwnStack;
import dev.pggen.secrets.TestAuthority;
import dev.pggen.secrets.TestAuthority.Signed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates of one's own on every major: who gets in, and what a reload changes. */
final class ClientCertificateTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final LocalDate BEFORE = TODAY.minusDays(2);
  private static final LocalDate LATER = TODAY.plusDays(100);

  private final TestAuthority root = TestAuthority.root("servers", TODAY);
  private final TestAuthority clients = TestAuthority.root("clients", TODAY);

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void everythingThatIsPlannedIsOnTheServer(int major) {
    RealServerTest.provePlan(
        OwnStack.of(Integer.toString(major), "{cert: ./a.crt, key: ./a.key, ca: ./ca.crt}"),
        server -> {});
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void onlyTheApplicationsOwnCertificateLetsItIn(int major) {
    try (RenderedServer server =
        RenderedServer.of(
            OwnStack.of(Integer.toString(major), OwnStack.ALL), ArtifactFixture.COMMANDS)) {
      shows(server, root);
      PgCluster cluster = server.cluster();
      cluster.write("server/client_ca.crt", clients.certificate());
      write(cluster, "app", clients.client("shop", BEFORE, LATER));
      write(cluster, "other", clients.client("other", BEFORE, LATER));
      write(cluster, "stranger", root.client("shop", BEFORE, LATER));
      write(cluster, "ended", clients.client("shop", BEFORE, TODAY.minusDays(1)));
      server.start().orFail();
      server.init().orFail();

      PgOutcome without = login(server, "shop", "db_password", "");
      assertTrue(without.err().contains("requires a valid client certificate"), without.err());
      assertEquals("shop\n", login(server, "shop", "db_password", "app").orFail().out());
      PgOutcome guessed = login(server, "shop", "backup_password", "app");
      assertTrue(guessed.err().contains("password authentication failed"), guessed.err());
      for (String wrong : List.of("other", "stranger", "ended")) {
        assertFalse(login(server, "shop", "db_password", wrong).ok(), wrong);
      }
      assertTrue(cluster.log().contains("(clientcert=verify-full) failed"), cluster.log());
      assertEquals(
          "shop_backup\n",
          login(server, "shop_backup", "backup_password", "").orFail().out(),
          "the sidecar needs none");

      renew(server);
    }
  }

  /** A new root for both sides, as a rotation brings it: old clients are out, new ones are in. */
  private static void renew(RenderedServer server) {
    TestAuthority next = TestAuthority.root("next", TODAY);
    shows(server, next);
    server.cluster().write("server/client_ca.crt", next.certificate());
    write(server.cluster(), "renewed", next.client("shop", BEFORE, LATER));
    server.superuser("postgres", "SELECT pg_reload_conf()");
    server.superuser("postgres", "SELECT pg_sleep(0.3)");
    assertEquals("shop\n", login(server, "shop", "db_password", "renewed").orFail().out());
    assertFalse(login(server, "shop", "db_password", "app").ok(), "of the old root");
    assertEquals(
        "shop_backup\n", login(server, "shop_backup", "backup_password", "").orFail().out());
  }

  private static void shows(RenderedServer server, TestAuthority authority) {
    Signed signed = authority.server("EC", BEFORE, LATER, "db", "localhost");
    server.cluster().write("server/server.crt", signed.certificate());
    server.cluster().write("server/server.key", signed.key());
    server.cluster().write("server/ca.crt", authority.certificate());
  }

  private static void write(PgCluster cluster, String name, Signed signed) {
    cluster.write("clients/" + name + ".crt", signed.certificate());
    cluster.write("clients/" + name + ".key", signed.key());
  }

  /** By the name that containers use, the server's certificate verified. */
  private static PgOutcome login(
      RenderedServer server, String role, String password, String certificate) {
    String home = server.cluster().directory().toString();
    String own = certificate.isEmpty() ? "nobody" : certificate;
    return server
        .cluster()
        .psql(
            RenderedServer.connection("host=db hostaddr=127.0.0.1", role, "shop")
                + " password="
                + RenderedServer.password(password)
                + " sslmode=verify-full sslrootcert="
                + home
                + "/server/ca.crt sslcert="
                + home
                + "/clients/"
                + own
                + ".crt sslkey="
                + home
                + "/clients/"
                + own
                + ".key",
            "SELECT current_user");
  }
}
