package dev.pggen.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.ArtifactFixture;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.DatabaseRole.Purpose;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Setting.Apply;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered starts on every major, and the servers say back what was planned. */
final class RealServerTest {
  /** A stack of every major, with all that the hand-made one has. */
  static Stack stack(int major, String database, String role) {
    List<Setting> settings = ArtifactFixture.settings();
    settings.add(ArtifactFixture.setting("ssl", "on", Apply.RELOAD));
    settings.add(
        ArtifactFixture.setting("ssl_cert_file", "/run/pggen/server/server.crt", Apply.RELOAD));
    settings.add(
        ArtifactFixture.setting("ssl_key_file", "/run/pggen/server/server.key", Apply.RELOAD));
    settings.add(
        ArtifactFixture.setting("unix_socket_directories", "/var/run/postgresql", Apply.RESTART));
    settings.add(ArtifactFixture.setting("cluster_name", "it's \\ #1", Apply.RESTART));
    return ArtifactFixture.stack(
        database,
        role,
        major,
        new User(999, 999),
        List.of("hstore", "pg_stat_statements"),
        settings);
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void theServerSaysBackWhatWasPlanned(int major) {
    provePlan(stack(major, "demo", "demo"), RealServerTest::rights);
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void namesMayHoldAnything(int major) {
    provePlan(stack(major, "o\"dd =n'ame \\ #1 $x", "Ro\"le', :x"), RealServerTest::rights);
  }

  /** The test's own command line wins over these. */
  private static final List<String> OF_THE_TEST =
      List.of("listen_addresses ", "port ", "unix_socket_directories ");

  /** Boots what is rendered for a stack, and asks the server for everything that was planned. */
  static void provePlan(Stack planned, Consumer<RenderedServer> more) {
    try (RenderedServer server = RenderedServer.of(planned, ArtifactFixture.COMMANDS)) {
      server.start().orFail();
      server.init().orFail();
      settings(server);
      values(server);
      rules(server);
      roles(server);
      assertTrue(Files.exists(server.cluster().data().resolve("pggen.initialized")));
      assertEquals(
          List.of("t"),
          server.superuser(
              "postgres", "SELECT rolpassword IS NULL FROM pg_authid WHERE rolname = 'postgres'"));
      more.accept(server);
    }
  }

  private static void settings(RenderedServer server) {
    List<Setting> planned = server.stack().servers().get(0).settings().value();
    String conf = server.cluster().directory() + "/postgres/postgresql.conf";
    List<String> expected = new ArrayList<>();
    for (Setting setting : planned) {
      String value =
          setting
              .value()
              .replace("/etc/pggen/postgres", server.cluster().directory() + "/postgres")
              .replace("/run/pggen/server", server.cluster().directory() + "/server")
              .replace("/var/run/postgresql", server.cluster().directory().toString());
      expected.add(setting.name() + "|" + value + "|t|");
    }
    assertEquals(
        expected.stream().sorted().toList(),
        server
            .superuser(
                "postgres",
                "SELECT name, setting, applied, error FROM pg_file_settings"
                    + " WHERE sourcefile = '"
                    + conf
                    + "'")
            .stream()
            .sorted()
            .toList());
    // the test's own command line wins over three; of two the server notes the absolute path
    assertEquals(
        List.of(),
        server.superuser(
            "postgres",
            "SELECT f.name, s.source, s.sourcefile, s.pending_restart"
                + " FROM pg_file_settings f LEFT JOIN pg_settings s"
                + " ON lower(s.name) = lower(f.name)"
                + " WHERE s.sourcefile IS DISTINCT FROM f.sourcefile AND f.sourcefile = '"
                + conf
                + "' AND f.name NOT IN ('listen_addresses', 'port', 'unix_socket_directories')"
                + " AND NOT (s.source = 'override' AND s.setting = f.setting)"
                + " OR s.pending_restart OR f.sourcefile <> '"
                + conf
                + "'"));
  }

  /** What pg_settings says, by the very question that check.sh asks on a host. */
  private static void values(RenderedServer server) {
    String check = server.file("check.sh").text();
    String opens = "none settings <<'SQL'\n";
    String sql = check.substring(check.indexOf(opens) + opens.length());
    List<String> differ = server.superuser("postgres", sql.substring(0, sql.indexOf("\nSQL\n")));
    assertEquals(
        List.of(),
        differ.stream().filter(line -> OF_THE_TEST.stream().noneMatch(line::startsWith)).toList());
    assertTrue(
        differ.stream().anyMatch(line -> line.startsWith("listen_addresses ")),
        "what the test's own command line says is seen: " + differ);
  }

  private static void rules(RenderedServer server) {
    List<HbaRule> planned = server.stack().servers().get(0).hba().value();
    assertEquals(
        List.of(),
        server.superuser(
            "postgres",
            "SELECT line_number, error FROM pg_hba_file_rules"
                + " WHERE error IS NOT NULL OR type IS NULL"));
    List<String> expected = new ArrayList<>();
    for (HbaRule rule : planned) {
      String[] address = rule.address().split("/");
      expected.add(
          String.join(
              "\u0001",
              rule.type(),
              String.join(",", rule.databases()),
              String.join(",", rule.users()),
              address[0],
              address.length > 1 ? netmask(address[0], Integer.parseInt(address[1])) : "",
              rule.method(),
              String.join(",", rule.options())));
    }
    assertEquals(
        expected,
        server.superuser(
            "postgres",
            "SELECT concat_ws(E'\\x01', type, array_to_string(database, ','),"
                + " array_to_string(user_name, ','), coalesce(address, ''),"
                + " coalesce(netmask, ''), auth_method,"
                + " coalesce(array_to_string(options, ','), ''))"
                + " FROM pg_hba_file_rules ORDER BY line_number"));
  }

  private static String netmask(String address, int bits) {
    byte[] mask = new byte[address.contains(":") ? 16 : 4];
    for (int bit = 0; bit < bits; bit++) {
      mask[bit / 8] |= (byte) (128 >> bit % 8);
    }
    try {
      return InetAddress.getByAddress(mask).getHostAddress().replace("0:0:0:0:0:0:0:0", "::");
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static void roles(RenderedServer server) {
    Server planned = server.stack().servers().get(0);
    String database = planned.database().value();
    for (DatabaseRole role : planned.roles().value()) {
      String name = role.name().replace("'", "''");
      assertEquals(
          List.of(
              String.join(
                  "|",
                  role.superuser() ? "t" : "f",
                  role.login() ? "t" : "f",
                  Integer.toString(role.connectionLimit()),
                  role.purpose() == Purpose.BACKUP || role.superuser() ? "t" : "f",
                  role.superuser() ? "t|t|t" : "f|f|f",
                  role.password()
                      .map(secret -> TestScram.verifier(RenderedServer.password(secret)))
                      .orElse("none"))),
          server.superuser(
              database,
              "SELECT rolsuper, rolcanlogin, rolconnlimit, rolbypassrls, rolcreaterole,"
                  + " rolcreatedb, rolreplication, coalesce(rolpassword, 'none')"
                  + " FROM pg_authid WHERE rolname = '"
                  + name
                  + "'"));
      if (role.password().isPresent()) {
        PgOutcome login = server.login(role, database, "SELECT current_user");
        assertEquals(role.name() + "\n", login.orFail().out());
        PgOutcome elsewhere = server.login(role, "postgres", "SELECT 1");
        assertTrue(elsewhere.err().contains("pg_hba.conf rejects connection"), elsewhere.err());
      }
    }
    assertEquals(
        List.of(),
        server.superuser(
            database,
            "SELECT d.datname, a.privilege_type FROM pg_database d,"
                + " aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a"
                + " WHERE a.grantee = 0 AND d.datname <> 'template0'"
                + " UNION ALL SELECT nspname, a.privilege_type FROM pg_namespace n,"
                + " aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a"
                + " WHERE a.grantee = 0 AND nspname = 'public'"));
    assertEquals(
        planned.extensions().value().stream().sorted().toList(),
        server.superuser(
            database,
            "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname"
                + " COLLATE \"C\""));
  }

  /** The application makes and fills tables; the backup role reads them and changes nothing. */
  private static void rights(RenderedServer server) {
    Server planned = server.stack().servers().get(0);
    String database = planned.database().value();
    for (DatabaseRole role : planned.roles().value()) {
      switch (role.purpose()) {
        case APP ->
            server
                .login(
                    role,
                    database,
                    "CREATE TABLE t (id int); INSERT INTO t VALUES (1);"
                        + " ALTER TABLE t ENABLE ROW LEVEL SECURITY;"
                        + " SELECT lo_create(4711); CREATE SCHEMA own;")
                .orFail();
        case BACKUP -> {
          assertEquals(
              "1\n4711\n",
              server
                  .login(
                      role,
                      database,
                      "SET row_security = off; SELECT id FROM t;"
                          + " SELECT oid FROM pg_largeobject_metadata"
                          + " WHERE lo_open(oid, 262144) >= 0")
                  .orFail()
                  .out()
                  .replace("SET\n", ""));
          for (String change :
              List.of(
                  "INSERT INTO t VALUES (2)",
                  "CREATE TABLE u (id int)",
                  "CREATE SCHEMA s",
                  "CREATE TEMPORARY TABLE v (id int)",
                  "ALTER ROLE CURRENT_USER CREATEDB",
                  "CREATE DATABASE d")) {
            PgOutcome denied =
                server.login(
                    role, database, "SET default_transaction_read_only = off; " + change + ";");
            assertTrue(denied.err().contains("permission denied"), change + ": " + denied.err());
          }
        }
        case ADMIN, MONITOR, OTHER -> {}
      }
    }
  }

  private static final String[] EVERYTHING_LOGGED = {
    "-c", "log_statement=all",
    "-c", "log_min_duration_statement=0",
    "-c", "log_duration=on",
    "-c", "debug_print_parse=on",
    "-c", "log_error_verbosity=verbose",
    "-c", "log_min_messages=debug2"
  };

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void noSecretReachesTheLog(int major) {
    Stack planned = stack(major, "demo", "demo");
    try (RenderedServer server = RenderedServer.of(planned, ArtifactFixture.COMMANDS)) {
      // the second role statement of the script fails
      server.cluster().single("CREATE ROLE demo_backup");
      server.start(EVERYTHING_LOGGED).orFail();
      PgOutcome init = server.init();
      assertFalse(init.ok());
      assertTrue(init.err().contains("role \"demo_backup\" already exists"), init.err());
      assertTrue(server.cluster().log().contains("already exists"), "the failure is in the log");
      assertEquals(List.of(), secretsIn(server.cluster().log() + init.out() + init.err()));

      // the same search finds what is there
      String planted = TestScram.verifier(RenderedServer.password("backup_password"));
      server.superuser("postgres", "ALTER ROLE demo PASSWORD '" + planted + "'");
      server.superuser("postgres", "SELECT '" + RenderedServer.password("db_password") + "'");
      assertEquals(
          List.of(planted, RenderedServer.password("db_password")),
          secretsIn(server.cluster().log()));
    }
  }

  /** The statements behind the one that fails above run here. */
  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void noSecretReachesTheLogOfAWholeStart(int major) {
    try (RenderedServer server =
        RenderedServer.of(stack(major, "demo", "demo"), ArtifactFixture.COMMANDS)) {
      server.start(EVERYTHING_LOGGED).orFail();
      PgOutcome init = server.init().orFail();
      assertTrue(server.cluster().log().contains("hstore"), "statements are in the log");
      assertEquals(List.of(), secretsIn(server.cluster().log() + init.out() + init.err()));
    }
  }

  private static List<String> secretsIn(String text) {
    return List.of(
            RenderedServer.password("backup_password"),
            TestScram.verifier(RenderedServer.password("backup_password")),
            RenderedServer.password("db_password"),
            TestScram.verifier(RenderedServer.password("db_password")))
        .stream()
        .filter(text::contains)
        .toList();
  }
}
