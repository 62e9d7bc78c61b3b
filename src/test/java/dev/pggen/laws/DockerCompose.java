package dev.pggen.laws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real consumer of rendered Compose files, where it is installed. */
public final class DockerCompose {
  private static final int SECONDS = 120;

  /**
   * What came of a call.
   *
   * @param exit code
   * @param output standard output, followed by errors if it failed
   */
  public record Run(int exit, String output) {}

  private DockerCompose() {}

  /**
   * The installed one, if it is version 2 or later.
   *
   * @param what would not be tested without it
   * @throws AssertionError in CI, where it must be there; not in the bare clean room, because
   *     {@code make e2e} runs the same tests with it
   */
  public static Optional<DockerCompose> find(String what) throws IOException, InterruptedException {
    DockerCompose compose = new DockerCompose();
    try {
      if (compose.run(Path.of("."), "version", "--short").exit() == 0) {
        return Optional.of(compose);
      }
    } catch (IOException e) {
      // no docker on the path
    }
    System.out.println("NOT RUN: " + what + ": docker compose is not installed");
    if ("true".equals(System.getenv("CI")) && System.getenv("PGGEN_CLEAN_ROOM") == null) {
      throw new AssertionError("docker compose is missing in CI: " + what);
    }
    return Optional.empty();
  }

  /** Runs it in a directory. */
  public Run run(Path directory, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker", "compose"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("compose", ".out");
    Path err = Files.createTempFile("compose", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("docker compose takes longer than " + SECONDS + " s");
      }
      int exit = process.exitValue();
      String text = Files.readString(out, StandardCharsets.UTF_8);
      return new Run(exit, exit == 0 ? text : text + Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
