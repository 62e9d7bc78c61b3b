package dev.pggen.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pggen.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rendered {@code prepare.sh} on directories of this machine. The volume lies in a directory of
 * the test, and {@code /dev/shm} plays the other disk.
 */
final class PrepareScriptTest {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final Stack STACK = ArtifactFixture.minimal();

  @TempDir Path directory;
  private Path volume = Path.of("/");
  private Path store = Path.of("/");

  @BeforeEach
  void layOut() throws IOException {
    volume = Files.createDirectory(directory.resolve("volume"));
    store = Files.createTempDirectory(Path.of("/dev/shm"), "pggen-test").resolve("backup/demo");
    Path server = Files.createDirectories(directory.resolve("secrets/server"));
    for (String name :
        List.of("../db_password", "../backup_password", "app.scram", "backup.scram")) {
      Files.writeString(server.resolve(name).normalize(), "value");
    }
    Commands commands =
        new Commands(
            "a test",
            List.of("runtime", "up"),
            List.of("runtime", "down"),
            List.of("runtime", "exec", "{}"),
            List.of("true"),
            List.of("true"),
            List.of("true"),
            List.of(List.of("false"), List.of("echo", volume.toString())));
    String text =
        Artifacts.of(STACK, commands).stream()
            .filter(f -> f.path().equals("prepare.sh"))
            .findFirst()
            .orElseThrow()
            .text()
            .replace("/mnt/backup/demo", store.toString());
    Files.writeString(directory.resolve("prepare.sh"), text);
  }

  @AfterEach
  void clean() throws IOException {
    run("rm", "-rf", String.valueOf(store.getParent().getParent()));
  }

  @Test
  void withoutRootNothingChangesAndOneCommandIsPrinted() throws IOException {
    Map<String, String> before = state();
    List<String> command = new ArrayList<>(List.of("bash", "./prepare.sh"));
    if (ROOT) {
      run("chmod", "-R", "a+rX", directory.toString());
      before = state();
      command.addAll(0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    }
    Outcome outcome = run(command.toArray(String[]::new));
    assertEquals(2, outcome.code(), outcome.out());
    assertTrue(outcome.out().contains("sudo " + directory + "/prepare.sh\n"), outcome.out());
    assertEquals(before, state());
  }

  @Test
  void makesWhatIsMissingOnceAndIsQuietAfterwards() throws IOException {
    assumeTrue(ROOT, "owners can only be given by root");
    Outcome first = prepare(0);
    assertTrue(first.out().contains("made " + store), first.out());
    assertEquals("drwx------ 999:999", shown(store));
    assertEquals("drwxr-x--- 0:5432", shown(directory.resolve("secrets")));
    assertEquals("drwxr-x--- 0:5432", shown(directory.resolve("secrets/server")));
    assertEquals("-r--r----- 0:5432", shown(directory.resolve("secrets/server/app.scram")));
    assertEquals("-r--r----- 0:5432", shown(directory.resolve("secrets/db_password")));
    Map<String, String> before = state();
    assertEquals("ready; start with:\n  runtime up\n", prepare(0).out());
    assertEquals(before, state());
  }

  @Test
  void refusesBackupsOnTheDiskOfTheData() throws IOException {
    assumeTrue(ROOT, "asked before anything else: root");
    script("s#" + store + "#" + directory + "/other/backup#");
    Outcome outcome = prepare(1);
    assertTrue(outcome.out().contains("are on one file system"), outcome.out());
    assertFalse(Files.exists(directory.resolve("other")), "made nothing");
  }

  @Test
  void refusesAStoreOfSomebodyElse() throws IOException {
    assumeTrue(ROOT, "asked before anything else: root");
    Files.createDirectories(store);
    Files.writeString(store.resolve("theirs"), "x");
    Outcome outcome = prepare(1);
    assertTrue(outcome.out().contains("chown -R 999:999 " + store), outcome.out());
    assertTrue(shown(store).endsWith(" 0:0"), shown(store));
  }

  @ParameterizedTest
  @CsvSource({
    "17/docker, 17, 568, yes, belongs to uid 568",
    "17/docker, 17, 70, yes, an Alpine image made it",
    "17/docker, 17, 999, no, has no pggen.initialized",
    "17/docker, 16, 999, yes, holds a cluster of PostgreSQL 16",
    "16/docker, 16, 999, yes, holds a cluster of PostgreSQL 16",
    "'', 17, 999, no, holds a cluster of PostgreSQL 17",
    "pgdata, 17, 999, no, holds a cluster of PostgreSQL 17",
  })
  void looksAtAClusterThatIsThereAndChangesNothing(
      String at, String version, String owner, String mark, String says) throws IOException {
    assumeTrue(ROOT, "owners can only be given by root");
    Path cluster = Files.createDirectories(volume.resolve(at));
    Files.writeString(cluster.resolve("PG_VERSION"), version + "\n");
    if (mark.equals("yes")) {
      Files.writeString(cluster.resolve("pggen.initialized"), "");
    }
    run("chown", "-R", owner + ":" + owner, volume.toString());
    Map<String, String> before = state();
    Outcome outcome = prepare(1);
    assertTrue(outcome.out().contains(says), outcome.out());
    before.keySet().removeIf(p -> !p.startsWith(volume.toString()));
    Map<String, String> after = state();
    after.keySet().removeIf(p -> !p.startsWith(volume.toString()));
    assertEquals(before, after);
  }

  @Test
  void itsOwnClusterIsWelcome() throws IOException {
    assumeTrue(ROOT, "owners can only be given by root");
    Path cluster = Files.createDirectories(volume.resolve("17/docker"));
    Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
    Files.writeString(cluster.resolve("pggen.initialized"), "");
    run("chown", "-R", "999:999", volume.toString());
    prepare(0);
  }

  @Test
  void namesEverySecretThatIsMissing() throws IOException {
    assumeTrue(ROOT, "asked before anything else: root");
    Files.delete(directory.resolve("secrets/db_password"));
    Files.writeString(directory.resolve("secrets/backup_password"), "");
    Outcome outcome = prepare(1);
    assertTrue(outcome.out().contains("FAIL secrets/db_password is missing"), outcome.out());
    assertTrue(outcome.out().contains("FAIL secrets/backup_password is empty"), outcome.out());
    assertTrue(outcome.out().contains("2 to decide"), outcome.out());
  }

  private record Outcome(int code, String out) {}

  private Outcome prepare(int code) throws IOException {
    Outcome outcome = run("bash", "./prepare.sh");
    assertEquals(code, outcome.code(), outcome.out());
    return outcome;
  }

  private void script(String sed) throws IOException {
    assertEquals(0, run("sed", "-i", sed, "prepare.sh").code());
  }

  private Outcome run(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      return new Outcome(process.exitValue(), out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Modes and owners of everything below the test's directory and the store. */
  private Map<String, String> state() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (Path root : List.of(directory, store)) {
      if (Files.exists(root)) {
        try (Stream<Path> paths = Files.walk(root)) {
          for (Path path : paths.toList()) {
            all.put(path.toString(), shown(path));
          }
        }
      }
    }
    return all;
  }

  private static String shown(Path path) throws IOException {
    return (Files.isDirectory(path) ? "d" : "-")
        + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
        + " "
        + Files.getAttribute(path, "unix:uid")
        + ":"
        + Files.getAttribute(path, "unix:gid");
  }
}
