package dev.pggen.target.truenas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.laws.Samples;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rendered {@code prepare.sh} where {@code zfs}, {@code midclt} and {@code nfs4xdr_getfacl} are
 * fakes that replay what the true ones print. There is no NAS here: a directory of the test stands
 * for {@code /mnt}.
 */
final class PrepareScriptTest {
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
  private static final Stack STACK = Samples.stack("minimal", TruenasProfile.PROFILE);

  @TempDir Path directory;
  private Path mnt = Path.of("/");
  private FakeNas nas;
  private Path home = Path.of("/");
  private Path copy = Path.of("/");

  private record Outcome(int code, String out) {}

  @BeforeEach
  void layOut() throws IOException {
    mnt = Files.createDirectories(directory.resolve("mnt"));
    home = mnt.resolve("tank/apps").resolve(STACK.name());
    copy = Files.createDirectories(directory.resolve("copy"));
    for (OutputFile file : new TruenasTarget().render(STACK)) {
      Path path = copy.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text().replace("/mnt", mnt.toString()));
    }
    for (Secret secret : STACK.secrets()) {
      Path path = copy.resolve("secrets").resolve(secret.name());
      Files.createDirectories(path.getParent());
      Files.writeString(path, "value of " + secret.name());
    }
    nas = new FakeNas(directory, mnt);
  }

  private Outcome prepare(int code, String... options) throws IOException {
    assumeTrue(ROOT, "owners can only be given by root");
    List<String> command = new ArrayList<>(List.of("bash", copy.resolve("prepare.sh").toString()));
    command.addAll(List.of(options));
    Outcome outcome = run(command);
    assertEquals(code, outcome.code(), outcome.out());
    return outcome;
  }

  private Outcome run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> env = builder.environment();
    env.put("PATH", directory.resolve("bin") + ":" + env.get("PATH"));
    env.put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return new Outcome(process.exitValue(), out);
  }

  private String shown(Path path) throws IOException {
    return run(List.of("stat", "-c", "%A %u:%g", path.toString())).out().strip();
  }

  @Test
  void makesDatasetsOnceAndBringsWhatBelongsThere() throws IOException {
    Outcome first = prepare(0);
    String calls = Files.readString(directory.resolve("calls"));
    String name = "tank/apps/" + STACK.name();
    assertTrue(
        calls.startsWith(
            "call pool.dataset.create {\"name\": \""
                + name
                + "\", \"share_type\": \"GENERIC\", \"acltype\": \"POSIX\", \"aclmode\": \"DISCARD\", \"create_ancestors\": true}\n"),
        calls);
    assertTrue(calls.contains("\"name\": \"" + name + "/db-data\""), calls);
    assertTrue(first.out().contains("made the dataset " + name + "/db-data"), first.out());
    assertEquals("drwx------ 0:0", shown(home));
    assertEquals("drwx------ 568:568", shown(home.resolve("db-data")));
    assertEquals("-r--r----- 0:5432", shown(home.resolve("secrets/server/app.scram")));
    assertEquals("-rw-r--r-- 0:0", shown(home.resolve("pggen/identity/passwd")));
    assertEquals("value of db_password", Files.readString(home.resolve("secrets/db_password")));
    Outcome again = prepare(0);
    assertEquals(calls, Files.readString(directory.resolve("calls")));
    assertTrue(again.out().lines().noneMatch(l -> l.startsWith("made")), again.out());
    assertTrue(again.out().contains("ready; then Apps"), again.out());
  }

  @Test
  void refusesDatasetsOnWhichModesCannotBeSet() throws IOException {
    nas.dataset("tank/apps/" + STACK.name(), "nfsv4", "restricted");
    Outcome outcome = prepare(1);
    assertTrue(outcome.out().contains("has aclmode restricted"), outcome.out());
    assertFalse(Files.exists(home.resolve("db-data")), "made nothing below it");
  }

  @Test
  void refusesAnAclAndTakesOneThatSaysNoMoreThanModes() throws IOException {
    nas.dataset("tank/apps/" + STACK.name(), "nfsv4", "passthrough");
    nas.acl(FakeNas.APPS_ACL);
    assertTrue(prepare(1).out().contains("has an NFSv4 ACL"));
    nas.acl(FakeNas.TRIVIAL_ACL);
    prepare(0);
  }

  @Test
  void refusesADirectoryAMissingPoolAndALockedDataset() throws IOException {
    Files.createDirectories(home);
    assertTrue(prepare(1).out().contains("is a directory and no dataset"));
    Files.delete(home);
    Files.delete(directory.resolve("zfs/tank"));
    assertTrue(prepare(1).out().contains("there is no pool tank"));
    Files.writeString(
        directory.resolve("zfs/tank:apps:" + STACK.name()), "acltype=posix\nmounted=no\n");
    assertTrue(prepare(1).out().contains("is not mounted"));
  }

  @Test
  void refusesALinkIntoTheSystem() throws IOException {
    Files.createDirectories(mnt.resolve("tank/apps"));
    Files.createDirectories(mnt.resolve(".ix-apps/x"));
    Files.createSymbolicLink(home, mnt.resolve(".ix-apps/x"));
    assertTrue(prepare(1).out().contains("which the system keeps for itself"));
  }

  @Test
  void refusesBackupsInThePoolOfTheData() throws IOException {
    Path script = copy.resolve("prepare.sh");
    Files.writeString(
        script, Files.readString(script).replace(mnt + "/backup/", mnt + "/tank/backup/"));
    assertTrue(prepare(1).out().contains("are on one file system"));
  }

  @Test
  void refusesAClusterOfSomebodyElse() throws IOException {
    prepare(0);
    Path cluster = Files.createDirectories(home.resolve("db-data/17/docker"));
    Files.writeString(cluster.resolve("PG_VERSION"), "17\n");
    Files.writeString(cluster.resolve("pggen.initialized"), "");
    run(List.of("chown", "-R", "999:999", home.resolve("db-data/17").toString()));
    Outcome outcome = prepare(1);
    assertTrue(outcome.out().contains("belongs to uid 999, the server runs as 568"), outcome.out());
    assertEquals("drwxr-xr-x 999:999", shown(cluster));
  }

  @Test
  void aSecretThatIsThereStaysUnlessSomebodySaysSo() throws IOException {
    prepare(0);
    Files.writeString(copy.resolve("secrets/db_password"), "another");
    Outcome outcome = prepare(1);
    assertTrue(outcome.out().contains("secrets/db_password is another one"), outcome.out());
    assertFalse(outcome.out().contains("value of"), "no value is shown");
    assertEquals("value of db_password", Files.readString(home.resolve("secrets/db_password")));
    prepare(0, "--replace");
    assertEquals("another", Files.readString(home.resolve("secrets/db_password")));
    assertEquals("-r--r----- 0:5432", shown(home.resolve("secrets/db_password")));
  }

  @Test
  void plainDirectoriesAskNoZfs() throws IOException {
    nas.fake("zfs", "exit 99\n");
    nas.fake("midclt", "exit 99\n");
    Path script = copy.resolve("prepare.sh");
    Path disk = Files.createTempDirectory(Path.of("/dev/shm"), "pggen-test");
    Files.writeString(script, Files.readString(script).replace(mnt + "/backup/", disk + "/"));
    try {
      prepare(0, "--directories");
      assertEquals("drwx------ 568:568", shown(home.resolve("db-data")));
    } finally {
      run(List.of("rm", "-rf", disk.toString()));
    }
  }

  @Test
  void unknownOptionsChangeNothing() throws IOException {
    Outcome outcome = prepare(2, "--force");
    assertTrue(outcome.out().contains("there is no option --force"), outcome.out());
    assertFalse(Files.exists(home));
  }
}
