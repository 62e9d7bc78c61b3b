package dev.pggen.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.ArtifactFixture;
import dev.pggen.plan.Planner;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes from outside gets in from the network that the spec names, and to what it grants. */
final class AccessServerTest {
  private static final String SPEC =
      """
      pggen: 1
      name: %s
      containers:
        web: {image: "docker.io/example/shop:2.4.1", user: "1000:1000", port: 8080, env: {DB: "${db.host}"}}
      postgres:
        version: %s
        memory: 512MiB
        publish: "192.0.2.10:5432"
        access:
          - {user: reports, address: 127.0.0.1/32}
          - {user: till, address: 127.0.0.0/8, grant: write}
          - {user: branch, address: 192.0.2.0/24}
      backup: {destination: /mnt/backup/shop}
      """;

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void eachGetsWhatIsGrantedAndNoMore(int major) throws IOException {
    try (RenderedServer server =
        RenderedServer.of(stack("shop", major), ArtifactFixture.COMMANDS)) {
      server.start().orFail();
      server.init().orFail();
      assertEquals("shop\n", ask(server, "shop", "SELECT current_user"));
      ask(
          server,
          "shop",
          "CREATE TABLE t (id serial, word text); INSERT INTO t (word) VALUES ('one');"
              + " CREATE SCHEMA own; CREATE TABLE own.u (id int);");

      assertEquals("one\n", ask(server, "reports", "SELECT word FROM t"));
      assertEquals("0\n", ask(server, "reports", "SELECT count(*) FROM own.u"));
      for (String change :
          List.of(
              "INSERT INTO t (word) VALUES ('two')",
              "DELETE FROM t",
              "CREATE TABLE v (id int)",
              "CREATE SCHEMA s",
              "CREATE TEMPORARY TABLE v (id int)",
              "SELECT rolpassword FROM pg_authid")) {
        refused(server, "reports", change);
      }

      ask(server, "till", "INSERT INTO t (word) VALUES ('two'); UPDATE t SET word = 'zwei';");
      assertEquals("2\n", ask(server, "till", "SELECT count(*) FROM t WHERE word = 'zwei'"));
      for (String change : List.of("TRUNCATE t", "DROP TABLE t", "CREATE TABLE v (id int)")) {
        refused(server, "till", change);
      }

      String old = password("reports");
      server
          .cluster()
          .write("server/access_reports.scram", TestScram.verifier("Another-" + old) + "\n");
      server.run(rotate(server)).orFail();
      assertEquals(
          List.of(TestScram.verifier("Another-" + old)),
          server.superuser("shop", "SELECT rolpassword FROM pg_authid WHERE rolname = 'reports'"));
      assertFalse(login(server, "reports", "SELECT 1").ok(), "the old password is no longer good");
      ask(server, "till", "SELECT 1");

      String elsewhere = login(server, "branch", "SELECT 1").err();
      assertTrue(elsewhere.contains("pg_hba.conf rejects connection"), elsewhere);
    }
  }

  private static void refused(RenderedServer server, String role, String sql) {
    String said = login(server, role, sql).err();
    assertTrue(said.contains("permission denied") || said.contains("must be owner"), sql + said);
  }

  private static String ask(RenderedServer server, String role, String sql) {
    return login(server, role, sql).orFail().out();
  }

  /** As {@code docker compose exec} runs it: with the variables of the server's container. */
  private static List<String> rotate(RenderedServer server) {
    Path home = server.cluster().directory();
    List<String> words = new ArrayList<>(List.of("env"));
    server.stack().workload("db").orElseThrow().env().stream()
        .filter(v -> v.name().startsWith("PGGEN_"))
        .forEach(v -> words.add(v.name() + "=" + v.value().value().shown()));
    words.addAll(
        List.of(
            "PGGEN_SERVER_FILES=" + home + "/server",
            "PGGEN_SOCKET=" + home,
            "TMPDIR=" + home,
            "PGUSER=postgres",
            "bash",
            home + "/scripts/rotate.sh"));
    return words;
  }

  private static String password(String user) {
    return RenderedServer.password("access_" + user);
  }

  private static PgOutcome login(RenderedServer server, String role, String sql) {
    return server.login(role(server, role), "shop", sql);
  }

  static DatabaseRole role(RenderedServer server, String name) {
    return server.stack().servers().get(0).roles().value().stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Stack stack(String name, int major) throws IOException {
    Target target = Targets.ALL.get(0);
    Path path = Path.of("pggen.yaml").toAbsolutePath();
    SourceFile file = SourceFile.of("pggen.yaml", SPEC.formatted(name, major));
    var spec = SpecLoader.load(file, "compose", RepositoryFiles.beside(path, "pggen.yaml"));
    assertEquals(List.of(), spec.findings());
    return Planner.plan(spec.value().orElseThrow(), target.profile()).value().orElseThrow();
  }
}
