package dev.pggen.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.pg.PgCluster;
import dev.pggen.pg.PgOutcome;
import dev.pggen.pg.RealPostgres;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verifiers are those of the RFCs, and servers of every major sign in with them. */
final class ScramVerifierTest {
  private static final String RFC_7677 =
      "SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY="
          + ":wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=";

  @Test
  void theExampleOfRfc7677() {
    byte[] salt = Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ==");
    assertEquals(RFC_7677, ScramVerifier.of("pencil", salt));
    assertTrue(ScramVerifier.matches(RFC_7677, "pencil"));
    assertFalse(ScramVerifier.matches(RFC_7677, "pencils"));
    assertFalse(ScramVerifier.matches("SCRAM-SHA-256$x", "pencil"));
    assertFalse(ScramVerifier.matches("SCRAM-SHA-256$1:====$a:b", "pencil"));
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void aRealServerSignsInWithIt(int major) {
    String password = "aB3$%{}\\#~;|&*";
    String verifier = ScramVerifier.of(password, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      cluster.single("CREATE ROLE app LOGIN PASSWORD '" + verifier + "'").orFail();
      var hba = cluster.write("hba.conf", "host all app 127.0.0.1/32 scram-sha-256\n");
      cluster.start("-c", "hba_file=" + hba).orFail();
      assertTrue(login(cluster, password).ok(), "the password");
      assertFalse(login(cluster, password + "x").ok(), "another one");
    }
  }

  private static PgOutcome login(PgCluster cluster, String password) {
    String quoted = password.replace("\\", "\\\\").replace("'", "\\'");
    return cluster.psql(
        "host=127.0.0.1 user=app dbname=postgres password='" + quoted + "'", "SELECT 1");
  }
}
