package dev.pggen.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs; those of PostgreSQL as nobody when we are root, which they refuse to be. */
final class Shell {
  private static final int SECONDS = 120;
  private static final String NOBODY = "65534";
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private Shell() {}

  /** The same command, without root's rights. */
  static List<String> unprivileged(List<String> command) {
    if (!ROOT) {
      return command;
    }
    List<String> all =
        new ArrayList<>(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    all.addAll(command);
    return all;
  }

  /** Hands files over to the user as which the servers run. */
  static void handOver(Path path) {
    if (ROOT) {
      run(List.of("chown", "-R", NOBODY + ":" + NOBODY, path.toString()), "").orFail();
    }
  }

  static PgOutcome run(List<String> command, String input) {
    try {
      Path out = Files.createTempFile("pggen", ".out");
      Path err = Files.createTempFile("pggen", ".err");
      Process process = start(command, out, err);
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The program did not want its input; its exit code tells why.
      }
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + SECONDS + " s: " + command);
      }
      PgOutcome outcome =
          new PgOutcome(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  static Process start(List<String> command, Path out, Path err) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TZ", "UTC");
    environment.put("HOME", "/nonexistent");
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }
}
