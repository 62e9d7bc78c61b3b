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

/** The verbs as a shell sees them: exit code, standard output, standard error. */
final class VerbsTest {
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
  void helpAndVersionGoToStandardOutput() {
    assertTrue(run().out().contains("  render       Write all"));
    assertEquals("pggen 0.1.0\n", run("--version").out());
    Ran help = run("help", "render");
    assertEquals(ExitCode.CLEAN, help.code());
    assertTrue(help.out().contains("--check"), help.out());
    assertEquals("", help.err());
  }

  @Test
  void theVersionIsTheOneOfTheBuild() throws IOException {
    assertTrue(
        Files.readString(Path.of("pom.xml")).contains("<version>" + Version.TEXT + "</version>"));
  }

  @Test
  void everyVerbHasHelp() {
    for (Verbs verb : Verbs.values()) {
      Ran help = run(verb.word(), "--help");
      assertEquals(ExitCode.CLEAN, help.code(), verb.word());
      assertTrue(help.out().startsWith("Load") || help.out().length() > 100, help.out());
    }
  }

  @Test
  void aWrongVerbOrFlagIsExitCodeTwoAndSaysWhatWasMeant() {
    Ran verb = run("rendr");
    assertEquals(ExitCode.USAGE, verb.code());
    assertEquals("", verb.out());
    assertTrue(verb.err().contains("did you mean `render`?"), verb.err());
    Ran flag = run("render", "--chek");
    assertEquals(ExitCode.USAGE, flag.code());
    assertTrue(flag.err().contains("--chek"), flag.err());
    assertEquals(ExitCode.USAGE, run("render").code(), "no spec here");
  }

  @Test
  void aFileThatIsNotThereIsExitCodeThree() {
    Ran ran = run("validate", "nowhere.pggen.yaml");
    assertEquals(ExitCode.FILES, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("`nowhere.pggen.yaml` does not exist"), ran.err());
  }

  @Test
  void renderWritesChecksAndFindsDrift() throws IOException {
    spec(SPEC);
    Ran first = run("render");
    assertEquals(ExitCode.CLEAN, first.code(), first.out() + first.err());
    assertTrue(first.out().contains("pggen.yaml -> deploy/: "), first.out());
    assertTrue(Files.exists(home.resolve("deploy/compose/compose.yaml")));
    assertEquals(ExitCode.CLEAN, run("render", "--check").code());

    Path conf = home.resolve("deploy/compose/postgres/postgresql.conf");
    String text = Files.readString(conf);
    Files.writeString(conf, text.replaceFirst("a", "b"));
    Ran drift = run("render", "--check");
    assertEquals(ExitCode.FINDINGS, drift.code());
    assertTrue(drift.out().contains("+++ b/deploy/compose/postgres/postgresql.conf"), drift.out());
    Ran refused = run("render");
    assertEquals(ExitCode.FINDINGS, refused.code());
    assertTrue(refused.out().contains("PG081 hand-edit"), refused.out());
    assertEquals(ExitCode.CLEAN, run("render", "--force").code());
    assertEquals(text, Files.readString(conf));
  }

  @Test
  void aSpecValueThatMattersIsDriftAndACommentIsNot() throws IOException {
    spec(SPEC);
    run("render");
    String lock = Files.readString(home.resolve("pggen.lock"));
    spec("# said\n" + SPEC);
    assertEquals(ExitCode.CLEAN, run("render", "--check").code());
    Ran again = run("render");
    assertTrue(again.out().contains("none changed"), again.out());
    assertFalse(lock.equals(Files.readString(home.resolve("pggen.lock"))));
    spec(SPEC.replace("512MiB", "1GiB"));
    assertEquals(ExitCode.FINDINGS, run("render", "--check").code());
  }

  @Test
  void whatTheLockPinsIsRenderedUntilItIsUpdated() throws IOException {
    spec(SPEC);
    run("render");
    Path lock = home.resolve("pggen.lock");
    String now = Files.readString(lock).replaceAll("(?s).*\"compose\": \"(17[^\"]*)\".*", "$1");
    Files.writeString(lock, Files.readString(lock).replace(now, "17.9-bookworm"));
    Ran rendered = run("render", "--stdout");
    assertTrue(rendered.out().contains("postgres:17.9-bookworm"), rendered.out());
    Ran update = run("lock", "--update");
    assertTrue(update.out().contains("postgres 17.9-bookworm -> " + now), update.out());
    assertTrue(run("render", "--stdout").out().contains("postgres:" + now));
  }

  @Test
  void severalSpecsKeepApart() throws IOException {
    Files.writeString(home.resolve("a.pggen.yaml"), SPEC.replace("miniflux", "one"));
    String two = SPEC.replace("miniflux", "two").replace("port: 8080", "port: 8081");
    Files.writeString(home.resolve("b.pggen.yaml"), two);
    Ran ran = run("render");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
    assertTrue(Files.exists(home.resolve("deploy/a/compose/compose.yaml")));
    assertTrue(Files.exists(home.resolve("deploy/b/compose/compose.yaml")));
    assertTrue(Files.exists(home.resolve("a.pggen.lock")));
  }

  @Test
  void stdoutIsTheFileAndNothingElse() throws IOException {
    spec(SPEC);
    String manifest = run("render", "--stdout").out();
    Ran conf = run("render", "--stdout=postgres/pg_hba.conf");
    assertTrue(conf.out().contains("reject"), conf.out());
    assertFalse(Files.exists(home.resolve("deploy")));
    run("render");
    assertEquals(Files.readString(home.resolve("deploy/compose/compose.yaml")), manifest);
  }

  @Test
  void whatIsIgnoredByVersionControlIsNotFound() throws IOException {
    Files.createDirectories(home.resolve(".git"));
    Files.createDirectories(home.resolve("build/deep"));
    Files.createDirectories(home.resolve("kept/deep"));
    Files.writeString(home.resolve(".gitignore"), "/build/\n*.old.pggen.yaml\n!x.old.pggen.yaml\n");
    Files.writeString(home.resolve("kept/.gitignore"), "deep/**/b*.yaml\n");
    for (String path :
        List.of(
            "build/deep/pggen.yaml",
            "kept/pggen.yaml",
            "kept/deep/b.pggen.yaml",
            "kept/deep/c.pggen.yaml",
            "y.old.pggen.yaml",
            "x.old.pggen.yaml")) {
      Files.writeString(home.resolve(path), SPEC);
    }
    Ran ran = run("validate", "--format", "json");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
    assertTrue(run("validate").out().contains("in 3 files"), run("validate").out());
  }

  @Test
  void findingsInASpecAreExitCodeOneAndAllAtOnce() throws IOException {
    spec(SPEC.replace("postgres:", "postgress:").replace("destination", "destinatoin"));
    Ran ran = run("validate");
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertTrue(ran.out().contains("postgress") && ran.out().contains("destinatoin"), ran.out());
    assertEquals("", ran.err());
    assertEquals(ExitCode.FINDINGS, run("render").code());
    assertFalse(Files.exists(home.resolve("deploy")));
  }

  @Test
  void initAsksOnATerminalAndItsSpecIsClean() throws IOException {
    Ran none = run("init");
    assertEquals(ExitCode.USAGE, none.code());
    Ran asked =
        Ran.typing(
            home, "Mini\nminiflux\ndocker.io/miniflux/miniflux:2.2.13\n\n\n\n\n", "012", "init");
    assertEquals(ExitCode.CLEAN, asked.code(), asked.err());
    assertTrue(asked.err().contains("that does not fit"), asked.err());
    assertTrue(Files.readString(home.resolve("pggen.yaml")).contains("name: miniflux"));
    assertEquals(ExitCode.CLEAN, run("lint", "--fail-on", "warning").code());
    assertEquals(ExitCode.USAGE, run("init", "--name", "x", "--image", "y:1").code(), "not twice");
  }

  @Test
  void tuneAndSchemaAndRulesPrint() {
    Ran tune = run("tune", "--memory", "4GiB", "--cpus", "2");
    assertTrue(tune.out().contains("shared_buffers = '1GB'"), tune.out() + tune.err());
    assertEquals(ExitCode.USAGE, run("tune", "--memory", "4 GB").code());
    assertTrue(run("schema").out().contains("\"$schema\""));
    assertTrue(run("rules").out().contains("PG101  error    essential  plaintext-secret\n"));
    assertTrue(run("rules").out().contains("PG702  info     strict     missing-digest\n"));
  }

  @Test
  void strictSaysMoreAndFailsNoMore() throws IOException {
    Files.copy(Path.of("samples/minimal/pggen.yaml"), home.resolve("pggen.yaml"));
    assertFalse(run("lint").out().contains("missing-digest"));
    Ran strict = run("lint", "--profile", "strict");
    assertTrue(strict.out().contains("info[PG702 missing-digest]"), strict.out());
    assertEquals(ExitCode.CLEAN, strict.code());
    assertEquals(ExitCode.USAGE, run("lint", "--profile", "lax").code());
  }

  @Test
  void aMistakeOfOursIsExitCodeFourWithoutAStackTrace() {
    // A directory that is null inside is something that no verb expects.
    java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
    Terminal half =
        new Terminal(
            StandardInput.empty(),
            new java.io.PrintStream(new java.io.ByteArrayOutputStream()),
            new java.io.PrintStream(err, true),
            null,
            java.util.Map.of(),
            java.time.LocalDate.EPOCH,
            "");
    assertEquals(ExitCode.BUG, Main.run(List.of("lint"), half));
    String said = err.toString(java.nio.charset.StandardCharsets.UTF_8);
    assertTrue(said.contains("a mistake in pggen") && said.contains("report it"), said);
    assertFalse(said.contains("\tat "), said);
    Main.run(List.of("lint", "--stacktrace"), half);
    assertTrue(err.toString(java.nio.charset.StandardCharsets.UTF_8).contains("\tat "));
  }
}
