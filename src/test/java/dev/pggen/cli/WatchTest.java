package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that lints again, until it is told to end. */
final class WatchTest {
  private static final String COMPOSE = "services:\n  web:\n    image: example/shop:2.4.1\n";

  @TempDir Path home;

  private static String until(BufferedReader lines, String wanted) throws IOException {
    StringBuilder seen = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.append(line).append('\n');
      if (line.contains(wanted)) {
        return seen.toString();
      }
    }
    throw new AssertionError("it ended without `" + wanted + "`: " + seen);
  }

  @Test
  @Timeout(
      value = 120,
      unit = TimeUnit.SECONDS,
      threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // reading from a process is not interrupted
  void itLintsAgainAfterEachChangeAndEndsWithTheSignal() throws Exception {
    Path file = home.resolve("compose.yaml");
    Files.writeString(file, COMPOSE);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "lint",
                "--watch",
                "--format=concise",
                "--select=PG603")
            .directory(home.toFile())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertTrue(until(lines, "waiting for a change").contains("no findings in 1 file"));
      Files.writeString(file, COMPOSE + "    cap_add: [SYS_ADMIN]\n");
      assertTrue(until(lines, "waiting for a change").contains("compose.yaml:4:15: warning[PG603"));
      Files.writeString(home.resolve("pggen.config.yaml"), "profil: strict\n");
      assertTrue(until(lines, "waiting for a change").contains("did you mean `profile`?"));
      Files.writeString(home.resolve("pggen.config.yaml"), "severity: {PG603: error}\n");
      assertTrue(until(lines, "waiting for a change").contains("error[PG603"));
      process.destroy(); // SIGTERM
      assertEquals(143, process.waitFor()); // Ctrl-C is ignored by what runs in the background
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(strings = {"--fix", "--diff", "--create-baseline", "--format=json --output=x", "-"})
  void itOnlyLooks(String other) throws IOException {
    Files.writeString(home.resolve("compose.yaml"), COMPOSE);
    String[] words = ("lint --watch " + other).split(" ");
    Ran ran = Ran.in(home, words);
    assertEquals(ExitCode.USAGE, ran.code(), ran.out());
    assertTrue(ran.err().contains("--watch"), ran.err());
  }
}
