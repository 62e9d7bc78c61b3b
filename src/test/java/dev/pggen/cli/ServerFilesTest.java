package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's own files, found or named, with or without a manifest that mounts them. */
final class ServerFilesTest {
  private static final String COMPOSE =
      """
      name: shop
      services:
        db: # pggen: ignore[PG401] -- dumped by the host
          image: docker.io/library/postgres:15.19-trixie
          user: "999:999"
          healthcheck: {test: [CMD-SHELL, pg_isready -U shop]}
          stop_grace_period: 2m
          volumes:
            - data:/var/lib/postgresql/data
            - ./pg_hba.conf:/var/lib/postgresql/data/pg_hba.conf:ro
      volumes: {data: {}}
      """;

  @TempDir Path home;

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Ran lint(String... more) {
    String[] args = new String[more.length + 3];
    List.of("lint", "--format", "concise").toArray(args);
    System.arraycopy(more, 0, args, 3, more.length);
    return Ran.in(home, args);
  }

  private static long count(String text, String part) {
    return text.lines().filter(line -> line.contains(part)).count();
  }

  @ParameterizedTest
  @CsvSource({
    "pg_hba.conf, true",
    "pg_hba.prod.conf, true",
    "app.pg_hba.conf, true",
    "main_pg_hba.conf, true",
    "etc/16/pg_hba.conf, true",
    "hba.conf, false",
    "pg_hba.conf.j2, false"
  })
  void recordsAreFoundByName(String name, boolean found) throws IOException {
    write(name, "local all all trust\n");
    write("pggen.config.yaml", "profile: default\n");
    write("compose.yaml", "services: {}\n");

    assertEquals(found, lint().out().contains(name + ":1:1: error[PG502"), lint().out());
    assertTrue(lint(name).out().contains(name + ":1:1: error[PG502"), "named, it is read");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql.conf, true",
    "postgresql.custom.conf, true",
    "postgresql-tuned.conf, true",
    "db.postgresql.conf, true",
    "tuned.conf, false"
  })
  void parametersAreFoundByName(String name, boolean found) throws IOException {
    write(name, "fsync = off\n");
    write("compose.yaml", "services: {}\n");

    assertEquals(found, lint().out().contains(name + ":1:9: error[PG801"), lint().out());
    assertTrue(lint(name).out().contains(name + ":1:9: error[PG801"), "named, it is read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "listen_addresses = '{{ postgres_listen }}'|it is a template",
        "<% if @ssl %>ssl = on<% end %>|it is a template",
        "server { listen 80; }|it is no spec",
        "[mysqld]|it is no spec"
      })
  void whatIsNoServersFileIsLeftOutAndSaidIfNamed(String text, String why) throws IOException {
    write("postgresql.conf", text + "\n");
    write("compose.yaml", "services: {}\n");

    assertFalse(lint().err().contains("postgresql.conf"), lint().err());
    Ran named = lint("postgresql.conf");
    assertEquals(ExitCode.USAGE, named.code());
    assertTrue(named.err().contains("was not read, because " + why), named.err());
  }

  @Test
  void aMarkInACommentMakesNoTemplate() throws IOException {
    write("postgresql.conf", "# {{ ansible_managed }}\nfsync = off\n");

    assertTrue(lint().out().contains("PG801"), lint().out());
  }

  @Test
  void whatIsMountedIsJudgedOnceAndByTheManifestsVersion() throws IOException {
    write("compose.yaml", COMPOSE);
    write("pg_hba.conf", "local all all trust\nhostssl shop /^shop 192.0.2.0/24 scram-sha-256\n");
    for (Ran ran : List.of(lint(), lint("compose.yaml"), lint("pg_hba.conf", "compose.yaml"))) {
      assertEquals(1, count(ran.out(), "PG502"), ran.out());
      assertEquals(1, count(ran.out(), "PG517"), ran.out());
    }
    Ran alone = lint("pg_hba.conf");
    assertEquals(1, count(alone.out(), "PG502"), alone.out());
    assertEquals(0, count(alone.out(), "PG517"), "the version is not known: " + alone.out());
  }

  @Test
  void aLineThatTheServerCannotReadIsFoundInWhatIsMounted() throws IOException {
    write("compose.yaml", COMPOSE);
    write("pg_hba.conf", "local all all peer\nlocal all all pear\n");

    assertEquals(1, count(lint("compose.yaml").out(), "pg_hba.conf:2:15: error[PG009"));
  }

  @Test
  void includedFilesAreJudgedWithTheOneThatTakesThemIn() throws IOException {
    write("postgresql.conf", "include_dir 'conf.d'\ninclude_if_exists 'none.conf'\n");
    write("conf.d/postgresql-a.conf", "fsync = off\n");
    write("conf.d/b.conf", "include '../deeper/c.conf'\n");
    write("conf.d/.hidden.conf", "autovacuum = off\n");
    write("conf.d/d.txt", "autovacuum = off\n");
    write("deeper/c.conf", "full_page_writes = off\n");
    String out = lint().out();

    assertEquals(1, count(out, "conf.d/postgresql-a.conf:1:9: error[PG801"), out);
    assertEquals(1, count(out, "deeper/c.conf:1:20: error[PG801"), out);
    assertEquals(2, count(out, "PG801"), out);
    assertEquals(0, count(out, "PG812"), out);
  }

  @Test
  void circlesEndAndFilesThatAreGoneAreFound() throws IOException {
    write("postgresql.conf", "include 'postgresql-b.conf'\ninclude 'gone.conf'\nfsync = off\n");
    write("postgresql-b.conf", "include 'postgresql.conf'\n");
    String out = lint().out();

    assertTrue(out.contains("postgresql.conf:2:9: warning[PG812"), out);
    assertTrue(out.contains("postgresql.conf:3:9: error[PG801"), out);
  }

  @Test
  void namesAreReadFromFilesAndRecordsFromIncludes() throws IOException {
    write("16/pg_hba.conf", "include more.conf\nhostssl all @admins 192.0.2.0/24 scram-sha-256\n");
    write("16/admins", "alice, postgres # both\n");
    write("16/more.conf", "local all all trust\n");
    String out = lint().out();

    assertEquals(1, count(out, "16/more.conf:1:1: error[PG502"), out);
    assertEquals(1, count(out, "16/pg_hba.conf:2:13: warning[PG521"), out);
  }

  @ParameterizedTest
  @CsvSource({
    "14/postgresql.conf, 14, true",
    "postgresql/17/main/postgresql.conf, 17, true",
    "pgsql-18/postgresql.conf, 18, true",
    "postgresql/9.6/main/postgresql.conf, 0, false",
    "2017/postgresql.conf, 0, false",
    "postgresql.conf, 0, false"
  })
  void theDirectoryTellsTheVersion(String name, String major, boolean told) throws IOException {
    write(name, "work_mem = 8MB\nwal_keep_segments = 8\n");
    String out = lint().out();

    assertEquals(told, out.contains("has no parameter"), out);
    assertEquals(told, out.contains("PostgreSQL " + major + " has no parameter"), out);
  }

  @Test
  void theClustersOwnFileTellsTheVersionBeforeThePath() throws IOException {
    write("14/postgresql.conf", "stats_temp_directory = 'x'\n");
    assertEquals(0, count(lint().out(), "PG813"));
    write("14/PG_VERSION", "15\n");
    assertEquals(1, count(lint().out(), "PostgreSQL 14 was the last to have it"));
  }

  @Test
  void suppressionsCountAndThoseThatAreLeftOverAreTold() throws IOException {
    write(
        "postgresql.conf",
        """
        fsync = off # pggen: ignore[PG801] -- filled again each night
        # pggen: ignore[PG801] -- nothing here
        work_mem = 8MB
        """);
    Ran ran = lint();

    assertEquals(0, count(ran.out(), "PG801 "), ran.out());
    assertEquals(1, count(ran.out(), "postgresql.conf:2:17: warning[PG992"), ran.out());
    assertTrue(ran.out().contains("1 suppressed"), ran.out());
  }

  @Test
  void fixesTouchTheirOwnLinesOnly() throws IOException {
    write(
        "postgresql.conf",
        "# head\r\nfsync = off   # fast\r\n\tshared_buffers  =  '256'  # pages\r\nWork_Mem=8mb\r\n");
    write(
        "pg_hba.conf", "# head\nlocal  all  all  peer\nhostssl a b 192.0.2.7/24\tscram-sha-256 \n");
    Ran ran = Ran.in(home, "lint", "--fix");

    assertEquals(
        "# head\r\n\tshared_buffers  =  '2048kB'  # pages\r\nWork_Mem=8MB\r\n",
        Files.readString(home.resolve("postgresql.conf")),
        ran.out() + ran.err());
    assertEquals(
        "# head\nlocal  all  all  peer\nhostssl a b 192.0.2.0/24\tscram-sha-256 \n",
        Files.readString(home.resolve("pg_hba.conf")));
    assertEquals("", Ran.in(home, "lint", "--diff").out());
  }

  @Test
  void whatASpecRenderedIsLeftToItsSpec() throws IOException {
    Files.copy(Path.of("samples/minimal/pggen.yaml"), home.resolve("pggen.yaml"));
    assertEquals(ExitCode.CLEAN, Ran.in(home, "render").code());
    Ran ran = lint();

    assertTrue(ran.out().contains("in 1 file"), ran.out());
    assertFalse(ran.err().contains(".conf"), ran.err());
  }
}
