package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules refuse is not rendered. */
final class RenderRefusalTest {
  private static final String SPEC =
      """
      pggen: 1
      name: miniflux
      containers:
        web: {image: docker.io/miniflux/miniflux:2.2.13, user: "65534:65534", port: 8080, healthcheck: {command: [/usr/bin/miniflux, -healthcheck, auto]}, env: {DATABASE_URL_FILE: "${db.url.file}"}}
      postgres: {version: 17, memory: 512MiB}
      """;
  private static final String BACKUP = "backup: {destination: /mnt/backup/miniflux}\n";

  @TempDir Path home;

  private Ran run(String... args) {
    return Ran.in(home, args);
  }

  private void spec(String text) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), text);
  }

  private boolean isRendered() {
    return Files.exists(home.resolve("deploy")) || Files.exists(home.resolve("pggen.lock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--check", "--diff", "--stdout"})
  void anErrorOfARuleStopsEveryFormOfRender(String option) throws IOException {
    spec(SPEC);
    Ran refused = option.isEmpty() ? run("render") : run("render", option);

    assertEquals(ExitCode.FINDINGS, refused.code());
    assertTrue(refused.out().contains("error[PG401 no-backup]"), refused.out());
    assertFalse(refused.out().contains("docker compose up"), refused.out());
    assertTrue(refused.err().contains("nothing was rendered"), refused.err());
    assertTrue(refused.err().contains("--no-lint"), refused.err());
    assertFalse(isRendered());
  }

  @Test
  void theFindingsAreThoseOfLint() throws IOException {
    spec(Files.readString(Path.of("samples/bad/shop/pggen.yaml")));
    Ran lint = run("lint");
    Ran render = run("render");

    assertEquals(ExitCode.FINDINGS, lint.code());
    assertEquals(lint.out(), render.out());
    assertFalse(isRendered());
  }

  @Test
  void aReasonLetsItPass() throws IOException {
    spec(SPEC + "lint: {ignore: [{rule: PG401, reason: a cache that can be filled again}]}\n");
    Ran ran = run("render");

    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    assertTrue(isRendered());
  }

  @Test
  void noLintWritesAndSaysSoInOneLine() throws IOException {
    spec(SPEC);
    Ran ran = run("render", "--no-lint");

    assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
    assertEquals("pggen: the rules were not asked (--no-lint)\n", ran.err());
    assertTrue(isRendered());
    assertEquals(ExitCode.CLEAN, run("render", "--check", "--no-lint").code());
  }

  @Test
  void warningsAreLeftToLintUnlessTheyAreAskedFor() throws IOException {
    spec(SPEC.replace("512MiB}", "512MiB, tls: optional}") + BACKUP);
    assertTrue(run("lint").out().contains("warning["), run("lint").out());
    Ran strict = run("render", "--fail-on", "warning");
    assertEquals(ExitCode.FINDINGS, strict.code(), strict.out());
    assertFalse(isRendered());
    Ran ran = run("render");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
    assertFalse(ran.out().contains("warning["), ran.out());
  }

  @Test
  void oneBadSpecKeepsTheOthersFromBeingWritten() throws IOException {
    Files.writeString(home.resolve("a.pggen.yaml"), SPEC + BACKUP);
    Files.writeString(home.resolve("b.pggen.yaml"), SPEC.replace("name: miniflux", "name: two"));
    Ran ran = run("render");

    assertEquals(ExitCode.FINDINGS, ran.code());
    assertFalse(Files.exists(home.resolve("deploy")));
    assertFalse(Files.exists(home.resolve("a.pggen.lock")));
  }

  @Test
  void whatAPatchDoesCounts() throws IOException {
    spec(
        SPEC
            + BACKUP
            + "targets: {compose: {patch: {services: {web: {environment: {TOKEN: hunter2abc}}}}}}\n");
    Ran ran = run("render");

    assertEquals(ExitCode.FINDINGS, ran.code(), ran.out());
    assertTrue(ran.out().contains("plaintext-secret"), ran.out());
    assertFalse(isRendered());
  }

  @Test
  void validateAsksNoRule() throws IOException {
    spec(SPEC);
    assertEquals(ExitCode.CLEAN, run("validate").code());
  }
}
