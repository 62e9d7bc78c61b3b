package dev.pggen.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the rendered {@code check.sh} says of a stack that is not there, or has only begun. Against
 * a running one it is held by `make e2e`.
 */
final class CheckScriptTest {
  @TempDir Path directory;

  /** The lines about some checks, with a script in place of the runtime. */
  private List<String> lines(String runtime, String... checks) throws Exception {
    Path exec = Files.writeString(directory.resolve("exec"), "#!/bin/bash\n" + runtime);
    Commands commands =
        new Commands(
            "a test",
            List.of("true"),
            List.of("true"),
            List.of("bash", exec.toString(), "{}"),
            List.of("true"),
            List.of("true"),
            List.of("true"),
            List.of());
    String text =
        Artifacts.of(ArtifactFixture.minimal(), commands).stream()
            .filter(f -> f.path().equals("check.sh"))
            .findFirst()
            .orElseThrow()
            .text();
    Files.writeString(directory.resolve("check.sh"), text);
    Process process =
        new ProcessBuilder("bash", "check.sh")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), out);
    return out.lines()
        .filter(l -> List.of(checks).contains(l.split("[ :]+")[1]))
        .collect(Collectors.toList());
  }

  @Test
  void aContainerThatIsNotRunningTurnedNobodyAway() throws Exception {
    assertEquals(
        List.of("FAIL superuser: could not be tried: service \"backup\" is not running"),
        lines("echo 'service \"backup\" is not running' >&2; exit 1", "superuser"));
  }

  @Test
  void aPasswordThatIsAskedForMeansThatNobodyWasTurnedAway() throws Exception {
    String asked = "connection to server failed: fe_sendauth: no password supplied";
    assertEquals(
        List.of("FAIL superuser: was not turned away by pg_hba.conf: " + asked),
        lines("echo '" + asked + "' >&2; exit 2", "superuser"));
  }

  @Test
  void beforeTheFirstRunItIsSaidWhenItIsDue() throws Exception {
    String first =
        """
        case $* in
          *drill.sh\\ health) echo 'no drill yet' ;;
          *drill.sh\\ status) printf 'age=\\nlast_success=\\nnext=20261128T021500Z\\n' ;;
          *backup.sh\\ health) echo 'last backup: 60 s ago' ;;
          *backup.sh\\ status) printf 'last_exit=0\\nlast_success=1\\nnext=20261128T021500Z\\n' ;;
          *) exit 1 ;;
        esac
        """;
    assertEquals(
        List.of("ok   backup", "ok   drill: none yet, due 20261128T021500Z"),
        lines(first, "backup", "drill"));
  }

  @Test
  void aMissingCertificateIsMissing() throws Exception {
    List<String> said = lines("exit 1", "certificate");
    assertEquals(List.of("FAIL certificate: secrets/server/server.crt is missing"), said);
  }
}
