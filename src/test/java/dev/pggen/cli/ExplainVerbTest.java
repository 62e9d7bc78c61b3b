package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is answered about keys, settings, rules and lines of rendered files. */
final class ExplainVerbTest {
  private static final String SPEC =
      """
      pggen: 1
      name: miniflux
      containers:
        web: {image: docker.io/miniflux/miniflux:2.2.13, user: "65534:65534", port: 8080, healthcheck: {command: [/usr/bin/miniflux, -healthcheck, auto]}, env: {DATABASE_URL_FILE: "${db.url.file}"}}
      postgres: {version: 17, memory: 512MiB}
      backup: {destination: /mnt/backup/miniflux}
      """;

  @TempDir Path home;

  private Ran run(String... args) {
    return Ran.in(home, args);
  }

  private void spec(String text) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), text);
  }

  @Test
  void explainAnswersForKeysOfTheSpecAndNeedsNone() {
    Ran key = run("explain", "containers.web.port");
    assertEquals(ExitCode.CLEAN, key.code(), key.err());
    assertTrue(key.out().startsWith("containers.NAME.port\n  about:   "), key.out());
    String memory = run("explain", "memory").out();
    assertTrue(memory.contains("\npostgres.memory\n"), memory);
    assertTrue(memory.contains("containers.NAME.memory\n"), memory);
    assertTrue(run("explain", "postgres.version").out().contains("none, it is required"));
    assertTrue(run("explain", "postgres.access[0].user").out().contains("access[].user\n"));
  }

  @Test
  void explainAnswersForSettingsLinesAndRules() throws IOException {
    spec(SPEC);
    run("render");
    Ran setting = run("explain", "shared_buffers");
    assertTrue(setting.out().contains("formula: "), setting.out() + setting.err());
    assertTrue(setting.out().contains("512MiB"), setting.out());
    assertTrue(run("explain", "PG101").out().startsWith("# PG101 plaintext-secret"));
    assertTrue(run("explain", "hand-edit").out().contains("PG081"));
    Ran nothing = run("explain", "shared_bufers");
    assertEquals(ExitCode.USAGE, nothing.code());
    assertTrue(nothing.err().contains("did you mean `shared_buffers`?"), nothing.err());
  }

  @Test
  void everyLineOfEveryRenderedFileHasAReason() throws IOException {
    spec(SPEC);
    run("render");
    for (String file :
        List.of("compose.yaml", "postgres/postgresql.conf", "postgres/pg_hba.conf")) {
      int lines = Files.readAllLines(home.resolve("deploy/compose").resolve(file)).size();
      for (int line : new int[] {1, lines / 2, lines}) {
        Ran ran = run("explain", "deploy/compose/" + file + ":" + line);
        assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
        assertTrue(ran.out().contains("why: ") || ran.out().contains("from: "), ran.out());
      }
    }
    assertEquals(ExitCode.USAGE, run("explain", "deploy/compose/compose.yaml:99999").code());
    Ran file = run("explain", "deploy/compose/compose.yaml");
    assertEquals(ExitCode.USAGE, file.code());
    assertTrue(file.err().contains("`pggen explain deploy/compose/compose.yaml:1`"), file.err());
    assertTrue(run("explain", "pggen.yaml").err().contains("is a spec"));
  }

  @Test
  void explainKnowsTheRuntimeByTheFile() throws IOException {
    spec(SPEC + "targets: {nomad: {}}\n");
    run("render");
    Ran line = run("explain", "deploy/nomad/job.nomad.hcl:3");
    assertEquals(ExitCode.CLEAN, line.code(), line.err());
    assertTrue(line.out().contains("why: "), line.out());
    String setting = run("explain", "--target", "nomad", "shared_buffers").out();
    assertTrue(setting.contains("`nomad job run job.nomad.hcl`"), setting);
  }
}
