package dev.pggen.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.Commands;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rendered {@code check.sh} against real servers: content with what was planned, and it names
 * what was changed behind the plan's back.
 *
 * <p>Containers are played by {@code enter.sh}, which gives a program the container's environment.
 * The probe's rule moves from 127.0.0.1 to 127.0.0.9, since here everybody comes from 127.0.0.1.
 * Listening and socket are given on this server's command line, which the script would report. The
 * sidecars' health and {@code /proc/1/status} are files of the test.
 */
final class CheckScriptTest {
  private static final Commands COMMANDS =
      new Commands(
          "a test",
          List.of("true"),
          List.of("true"),
          List.of("bash", "TEST/enter.sh", "{}"),
          List.of("true"),
          List.of("true"),
          List.of("true"),
          List.of(List.of("true")));

  private static final String RELOAD = "SELECT pg_reload_conf(); SELECT pg_sleep(0.3)";

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void contentWithWhatWasPlanned(int major) {
    try (RenderedServer server = start(major)) {
      assertEquals(List.of(), failures(server));
    }
  }

  /** Who comes from outside may do what is granted, and a reader who may change rows is a fault. */
  @Test
  void knowsWhoComesFromOutside() throws IOException {
    try (RenderedServer server = start(17, AccessServerTest.stack("demo", 17))) {
      server
          .login(AccessServerTest.role(server, "demo"), "demo", "CREATE TABLE t (id int)")
          .orFail();
      assertEquals(List.of(), failures(server));
      sql(server, "GRANT INSERT ON t TO reports", "roles");
      sql(server, "REVOKE INSERT ON t FROM reports; ALTER ROLE till CONNECTION LIMIT 9", "roles");
    }
  }

  /** Each fault is named by its own check, and by no other that it has nothing to do with. */
  @Test
  void namesWhatIsWrong() {
    try (RenderedServer server = start(17)) {
      sql(server, "ALTER ROLE postgres PASSWORD 'x'", "superusers");
      sql(server, "ALTER ROLE postgres PASSWORD NULL; CREATE ROLE two SUPERUSER", "superusers");
      sql(server, "DROP ROLE two; ALTER ROLE demo CREATEDB", "roles");
      sql(server, "ALTER ROLE demo NOCREATEDB CONNECTION LIMIT 21", "roles");
      sql(
          server,
          "ALTER ROLE demo CONNECTION LIMIT 20; GRANT pg_write_all_data TO demo_backup",
          "roles");
      sql(
          server,
          "REVOKE pg_write_all_data FROM demo_backup;"
              + " GRANT CONNECT ON DATABASE demo TO PUBLIC",
          "roles");
      sql(
          server,
          "REVOKE CONNECT ON DATABASE demo FROM PUBLIC; DROP EXTENSION hstore",
          "extensions");
      sql(server, "CREATE EXTENSION hstore; ALTER DATABASE demo OWNER TO postgres", "roles");
      sql(
          server,
          "ALTER DATABASE demo OWNER TO demo; ALTER SYSTEM SET work_mem = '5MB';" + RELOAD,
          "settings");
      sql(
          server,
          "ALTER SYSTEM RESET work_mem; ALTER SYSTEM SET shared_buffers = '64MB';" + RELOAD,
          "settings pending-restart");
      sql(server, "ALTER SYSTEM RESET shared_buffers;" + RELOAD, "");

      edit(
          server, "postgres/postgresql.conf", "$ a work_mem = 6MB", "configuration-files settings");
      edit(
          server,
          "postgres/pg_hba.conf",
          "1 i local all all trust",
          "configuration-files connection-rules");
      edit(
          server,
          "postgres/pg_hba.conf",
          "1 i hostssl all postgres samenet scram-sha-256",
          "configuration-files connection-rules superuser superuser-service-database");
      edit(
          server,
          "postgres/pg_hba.conf",
          "s/^hostssl demo demo_backup/host demo demo_backup/",
          "configuration-files plain-tcp-backup");
      bash(server, "sleep 1.1; touch server/server.crt", "certificate-loaded");
      reload(server);

      Path data = server.cluster().data();
      bash(server, "mv " + data + "/pggen.initialized " + data + "/aside", "initialized");
      bash(server, "mv " + data + "/aside " + data + "/pggen.initialized", "");
      bash(server, "touch lock-is-free", "volume-guard");
      bash(
          server, "rm lock-is-free; sed -i 's/^NoNewPrivs.*/NoNewPrivs: 0/' status", "confinement");
      bash(
          server,
          "sed -i 's/^NoNewPrivs.*/NoNewPrivs: 1/; s/^CapBnd.*/CapBnd: 00ff/' status",
          "confinement");
      bash(
          server,
          "sed -i 's/^CapBnd.*/CapBnd: 0000000000000000/' status; echo 3 >backup.code",
          "backup");
      // on a host without openssl the day is read that pggen secrets wrote
      bash(
          server,
          "sed -i 's/! command -v openssl/true/' check.sh; printf 20990101T000000Z >secrets/db_cert_end;"
              + " chmod 0640 secrets/db_cert_end; echo 0 >backup.code",
          "");
      bash(server, "printf 20200101T000000Z >secrets/db_cert_end", "certificate");
      bash(server, "rm secrets/db_cert_end", "certificate");
      bash(
          server,
          "printf 20990101T000000Z >secrets/db_cert_end; chmod 0440 secrets/db_cert_end;"
              + " echo 25 >drill.code",
          "drill");
      bash(server, "echo 0 >drill.code; chmod 0444 secrets/db_password", "secrets");
      bash(server, "chmod 0440 secrets/db_password; rm secrets/backup_password", "secrets tls");
      bash(
          server,
          "printf %s wrong >secrets/backup_password; chmod 0440 secrets/backup_password",
          "tls");
    }
  }

  private static RenderedServer start(int major) {
    return start(major, RealServerTest.stack(major, "demo", "demo"));
  }

  private static RenderedServer start(int major, Stack planned) {
    RenderedServer server =
        RenderedServer.of(planned, COMMANDS, text -> text.replace("127.0.0.1/32", "127.0.0.9/32"));
    Path home = server.cluster().directory();
    String volume = major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
    String check =
        server
            .file("check.sh")
            .text()
            .replace("TEST/", home + "/")
            .replace(volume + "/" + major + "/docker", server.cluster().data().toString())
            .replace(volume + "/.pggen.lock", home + "/lock")
            .replace("source <> 'override'", "source NOT IN ('override', 'command line')")
            .replace("PGHOST=db", "PGHOST=127.0.0.1")
            .replace("/run/secrets/db_ca", home + "/server/ca.crt")
            .replace("/etc/pggen/scripts", home + "/health")
            .replace("/proc/1/status", home + "/status");
    server.cluster().write("check.sh", check);
    server.start().orFail();
    server.init().orFail();
    server.cluster().write("enter.sh", enter(server));
    server.cluster().write("status", "Uid: 999\nCapBnd: 0000000000000000\nNoNewPrivs: 1\n");
    for (String helper : List.of("backup", "drill")) {
      server.cluster().write(helper + ".code", "0\n");
      server
          .cluster()
          .write(
              "health/" + helper + ".sh",
              "#!/bin/bash\ncode=$(<" + home + "/" + helper + ".code)\nexit \"$code\"\n");
    }
    Shell.run(List.of("chmod", "-R", "0755", home + "/health"), "").orFail();
    Shell.run(List.of("bash", "-c", secrets(server)), "").orFail();
    return server;
  }

  private static String enter(RenderedServer server) {
    PgCluster cluster = server.cluster();
    Path home = cluster.directory();
    return String.join(
        "\n",
        "#!/bin/bash",
        "container=$1; shift",
        "export PGPORT=" + cluster.port() + " PGHOST=" + home,
        "if [[ $container == backup ]]; then",
        "  export PGHOST=127.0.0.1 PGUSER=demo_backup PGDATABASE=demo",
        "  export PGSSLROOTCERT=" + home + "/server/ca.crt",
        "  export PGGEN_PASSWORD_FILE=" + home + "/secrets/backup_password",
        "fi",
        // the guard holds the lock as long as the server runs
        "if [[ $1 == flock ]]; then",
        "  if [[ -e " + home + "/lock-is-free ]]; then exit 0; else exit 75; fi",
        "fi",
        "exec " + String.join(" ", Shell.unprivileged(List.of())) + " \"$@\"",
        "");
  }

  private static String secrets(RenderedServer server) {
    return "cd "
        + server.cluster().directory()
        + " && mkdir -p -m 0750 secrets secrets/server && cp server/* secrets/server/"
        + " && printf %s '"
        + RenderedServer.password("db_password")
        + "' >secrets/db_password"
        + " && printf %s '"
        + RenderedServer.password("backup_password")
        + "' >secrets/backup_password"
        + others(server)
        + " && chmod 0440 secrets/*_password secrets/server/*"
        + " && chown -R --reference=server secrets";
  }

  /** Secrets that the server does not read are there, whatever they hold. */
  private static String others(RenderedServer server) {
    StringBuilder commands = new StringBuilder();
    for (Secret secret : server.stack().secrets()) {
      String path = "secrets/" + secret.name();
      commands.append(" && { [ -e " + path + " ] || install -m 0440 <(echo x) " + path + "; }");
    }
    return commands.toString();
  }

  /** Statements are sent one by one: some may not stand in a transaction. */
  private static void sql(RenderedServer server, String plant, String expected) {
    for (String statement : plant.split(";\\s*")) {
      server.superuser("demo", statement);
    }
    expect(server, expected, plant);
  }

  private static void bash(RenderedServer server, String plant, String expected) {
    Shell.run(List.of("bash", "-c", "cd " + server.cluster().directory() + " && " + plant), "")
        .orFail();
    expect(server, expected, plant);
  }

  /** Edits a file and reloads; afterwards everything is as before. */
  private static void edit(RenderedServer server, String file, String sed, String expected) {
    Path path = server.cluster().directory().resolve(file);
    shell("cp -p " + path + " " + path + ".kept && sed -i '" + sed + "' " + path);
    reload(server);
    expect(server, expected, sed);
    shell("mv " + path + ".kept " + path);
    reload(server);
  }

  /** The server rereads its files a moment after it was told to. */
  private static void reload(RenderedServer server) {
    server.superuser("demo", "SELECT pg_reload_conf()");
    server.superuser("demo", "SELECT pg_sleep(0.3)");
  }

  private static void shell(String command) {
    Shell.run(List.of("bash", "-c", command), "").orFail();
  }

  private static void expect(RenderedServer server, String expected, String plant) {
    assertEquals(
        new TreeSet<>(expected.isEmpty() ? List.of() : List.of(expected.split(" "))),
        new TreeSet<>(failures(server).stream().map(l -> l.split(":")[0].substring(5)).toList()),
        plant);
  }

  /** The lines of checks that failed; the exit code says whether there are any. */
  private static List<String> failures(RenderedServer server) {
    PgOutcome outcome = Shell.run(List.of("bash", server.cluster().directory() + "/check.sh"), "");
    List<String> failed = outcome.out().lines().filter(l -> l.startsWith("FAIL")).toList();
    assertTrue(outcome.out().lines().count() >= 18, outcome.toString());
    assertEquals(failed.isEmpty() ? 0 : 1, outcome.code(), outcome.toString());
    return failed;
  }
}
