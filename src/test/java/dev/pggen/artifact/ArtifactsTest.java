package dev.pggen.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a small stack: which there are, what they say, and that each line has a reason. */
final class ArtifactsTest {
  private static final List<OutputFile> FILES =
      Artifacts.of(ArtifactFixture.minimal(), ArtifactFixture.COMMANDS);

  @Test
  void everyFileOfTheContractIsThere() {
    Set<String> expected =
        new TreeSet<>(
            Set.of(
                ".gitignore",
                "RUNBOOK.md",
                "check.sh",
                "identity/group",
                "identity/passwd",
                "init/10-roles.sh",
                "init/50-own_tables.sql",
                "init/99-done.sh",
                "postgres/pg_hba.conf",
                "postgres/pg_ident.conf",
                "postgres/postgresql.conf",
                "prepare.sh"));
    Scripts.names().forEach(name -> expected.add("scripts/" + name));
    assertEquals(
        List.copyOf(expected), FILES.stream().map(OutputFile::path).collect(Collectors.toList()));
  }

  @Test
  void shellScriptsAreExecutableAndNothingElseIs() {
    for (OutputFile file : FILES) {
      assertEquals(file.path().endsWith(".sh"), file.executable(), file.path());
    }
  }

  @Test
  void everyLineHasAReason() {
    for (OutputFile file : FILES) {
      long lines = file.text().lines().count();
      for (int line = 1; line <= lines; line++) {
        var origin = file.reason(line);
        assertFalse(origin.reason().isBlank() && origin.span().isEmpty(), file.path() + ":" + line);
      }
    }
  }

  @Test
  void aSettingStandsOnOneLineWithItsOwnReason() {
    OutputFile conf = file("postgres/postgresql.conf");
    List<String> lines = conf.text().lines().toList();
    int at = lines.indexOf("work_mem = 4MB  # because of work_mem");
    assertTrue(at > 0, conf.text());
    assertEquals("because of work_mem", conf.reason(at + 1).reason());
    assertNotEquals("because of work_mem", conf.reason(at).reason());
    assertTrue(
        lines.contains(
            "log_line_prefix = '%m [%p] %q[user=%u,db=%d] '  # because of log_line_prefix"),
        conf.text());
  }

  @Test
  void connectionRulesKeepTheirOrder() {
    List<String> rules =
        file("postgres/pg_hba.conf")
            .text()
            .lines()
            .filter(l -> !l.isBlank() && !l.startsWith("#"))
            .toList();
    assertEquals(
        List.of(
            "local all postgres peer",
            "host demo demo_monitor 127.0.0.1/32 scram-sha-256",
            "hostssl demo demo samenet scram-sha-256",
            "hostssl demo demo_backup samenet scram-sha-256",
            "host all all all reject"),
        rules);
  }

  @Test
  void sqlOfTheUserStartsInTheDatabaseOfTheService() {
    assertEquals(
        "\\connect \"demo\"\nCREATE TABLE own (id int);\nSELECT 1\n",
        file("init/50-own_tables.sql").text());
  }

  @Test
  void theListOfScriptsIsTheDirectory() throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("templates/scripts"))) {
      // the last one is for runtimes on which no container waits for another's health
      List<String> listed = new ArrayList<>(Scripts.names());
      listed.add("wait.sh");
      assertEquals(
          scripts.map(p -> p.getFileName().toString()).sorted().toList(),
          listed.stream().sorted().toList());
    }
  }

  @Test
  void shellcheckFindsNothing(@TempDir Path directory) throws Exception {
    List<String> command = new ArrayList<>(List.of("shellcheck", "-S", "style"));
    for (OutputFile file : FILES) {
      if (file.path().endsWith(".sh") && !file.path().startsWith("scripts/")) {
        Path path = directory.resolve(file.path().replace('/', '-'));
        Files.writeString(path, file.text());
        command.add(path.toString());
        assertFalse(file.text().contains("shellcheck disable"), file.path());
      }
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), "UTF-8");
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals("", said);
  }

  @Test
  void theStartDigestFollowsWhatIsReadAtStart() {
    String now = digest(ArtifactFixture.minimal());
    assertEquals(now, digest(ArtifactFixture.minimal()));
    assertEquals(now, digest(with("work_mem", "8MB")), "a reload is enough");
    assertNotEquals(now, digest(with("shared_buffers", "64MB")), "needs a restart");
    Stack other =
        ArtifactFixture.stack(
            "demo", "demo", 17, new User(568, 568), List.of(), ArtifactFixture.settings());
    assertNotEquals(now, digest(other), "identity is read at start");
  }

  private static Stack with(String name, String value) {
    List<Setting> settings = ArtifactFixture.settings();
    settings.replaceAll(
        s -> s.name().equals(name) ? ArtifactFixture.setting(name, value, s.apply()) : s);
    return ArtifactFixture.stack("demo", "demo", 17, new User(999, 999), List.of(), settings);
  }

  private static String digest(Stack stack) {
    return StartDigest.of(
            stack,
            stack.workload("db").orElseThrow(),
            Artifacts.of(stack, ArtifactFixture.COMMANDS))
        .orElseThrow();
  }

  private static OutputFile file(String path) {
    return FILES.stream().filter(f -> f.path().equals(path)).findFirst().orElseThrow();
  }
}
