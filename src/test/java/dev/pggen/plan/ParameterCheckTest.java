package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.pg.PgOutcome;
import dev.pggen.pg.RealPostgres;
import dev.pggen.source.Finding;
import dev.pggen.stack.Fact;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.VersionMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters of the user are refused where the server would refuse them. */
final class ParameterCheckTest {
  @TempDir private Path directory;

  /** The server runs as nobody and must be able to read what lies here. */
  @BeforeEach
  void letTheServerIn() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<Finding> findings(String version, String name, String value) {
    int dot = version.indexOf('.');
    int major = Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
    Fact<String> minor = dot < 0 ? Fact.unknown("not said") : Fact.decided(version, "said");
    Image image =
        new Image(
            Fact.decided(ImageRef.parse("docker.io/library/postgres:" + version), "test"),
            major,
            minor,
            true);
    List<Finding> findings = new ArrayList<>();
    Optional<String> accepted =
        new ParameterCheck(image, findings).accept(Specs.at(name), Specs.at(value));
    assertEquals(accepted.isEmpty(), !findings.isEmpty());
    return findings;
  }

  private boolean serverTakes(int major, String name, String value) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("one.conf"), name + " = '" + value.replace("'", "''") + "'\n");
    PgOutcome outcome = RealPostgres.of(major).parameter("work_mem", file);
    return outcome.ok();
  }

  /** Name, value, and nothing else: the verdicts are the server's own. */
  @ParameterizedTest
  @CsvSource({
    "work_mem, 64MB",
    "work_mem, 64mb",
    "work_mem, 64 MB",
    "work_mem, 1.5GB",
    "work_mem, 63kB",
    "work_mem, 5TB",
    "work_mem, 10s",
    "work_mem, much",
    "work_mem, -5MB",
    "statement_timeout, 30s",
    "statement_timeout, 1.5min",
    "statement_timeout, 30 sec",
    "statement_timeout, 2d",
    "statement_timeout, 3000000000",
    "deadlock_timeout, 0",
    "random_page_cost, 1.1",
    "random_page_cost, -1",
    "random_page_cost, 1e2",
    "fsync, off",
    "fsync, true",
    "fsync, maybe",
    "log_lock_waits, 1",
    "log_lock_waits, 2",
    "wal_level, logical",
    "wal_level, LOGICAL",
    "wal_level, logic",
    "synchronous_commit, on",
    "synchronous_commit, remote_apply",
    "synchronous_commit, sometimes",
    "log_min_duration_statement, 500ms",
    "log_min_duration_statement, -1",
    "log_min_duration_statement, -2",
    "max_wal_size, 1MB",
    "max_wal_size, 16GB",
    "nosuchthing, 1",
    "force_parallel_mode, off",
    "old_snapshot_threshold, 1h",
    "transaction_timeout, 5min",
    "io_workers, 4",
    "io_workers, 33",
    "log_connections, receipt",
    "log_connections, on",
    "autovacuum_vacuum_scale_factor, 0.05",
    "autovacuum_vacuum_scale_factor, 101",
    "bgwriter_delay, 5ms",
    "bgwriter_delay, 50ms",
    "vacuum_cost_delay, 2ms",
    "vacuum_cost_delay, 0.5ms",
    "wal_compression, pglz",
    "temp_file_limit, 10GB",
    "temp_file_limit, -1",
    "DateStyle, 'ISO, DMY'",
    "track_activity_query_size, 4kB",
    "track_activity_query_size, 4096B",
    "jit, OFF"
  })
  void verdictIsTheServers(String name, String value) throws IOException {
    for (int major : RealPostgres.majors()) {
      boolean ours = findings(Integer.toString(major), name, value).isEmpty();
      assertEquals(serverTakes(major, name, value), ours, major + ": " + name + " = " + value);
    }
  }

  /** Every parameter with its own default, and just outside of its range. */
  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void rangesAreTheServers(int major) throws IOException {
    List<String> wrong = new ArrayList<>();
    StringBuilder defaults = new StringBuilder();
    for (String name : VersionMatrix.names(major)) {
      Parameter p = VersionMatrix.parameter(name, major).orElseThrow();
      boolean tried =
          !p.context().equals("internal")
              && !p.standard().isEmpty()
              && !p.type().equals("string")
              && !p.name().equals("wal_retrieve_retry_interval");
      if (!tried) {
        continue;
      }
      Optional<Finding> finding = new ParameterValue(p).check(Specs.at(p.standard()));
      boolean bare = finding.filter(f -> f.rule() == PlanRules.UNIT_MISSING).isPresent();
      if (finding.isPresent() && !bare) {
        wrong.add(finding.get().message());
      }
      defaults.append(name).append(" = '").append(p.standard()).append("'\n");
    }
    assertEquals(List.of(), wrong);
    Path file = Files.writeString(directory.resolve("all.conf"), defaults.toString());
    assertTrue(
        RealPostgres.of(major).parameter("work_mem", file).ok(),
        () -> RealPostgres.of(major).parameter("work_mem", file).toString());
  }

  @ParameterizedTest
  @CsvSource({"work_mem, 64", "statement_timeout, 30", "shared_buffers, 256"})
  void bareNumberIsRefusedWhereAUnitMatters(String name, String value) {
    assertEquals("unit-missing", findings("17", name, value).get(0).rule().name());
  }

  @Test
  void wrongNameGetsTheRightOne() {
    assertEquals("did you mean `work_mem`?", findings("17", "wrok_mem", "4MB").get(0).help());
  }

  @Test
  void parameterOfALaterMinorIsRefused() {
    assertEquals(1, findings("17.10", "output_plugin_libraries", "pgoutput").size());
    assertEquals(0, findings("17.11", "output_plugin_libraries", "pgoutput").size());
  }

  @Test
  void fixedOnesNameTheKeyToUse() {
    Finding finding = findings("17", "max_connections", "500").get(0);
    assertEquals("fixed-parameter", finding.rule().name());
    assertEquals("use `postgres.connections`", finding.help());
  }

  @Test
  void parametersOfExtensionsPass() {
    assertEquals(List.of(), findings("17", "pg_stat_statements.max", "10000"));
  }
}
