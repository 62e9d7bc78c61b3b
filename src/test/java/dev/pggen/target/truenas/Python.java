package dev.pggen.target.truenas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** PyYAML, which reads YAML 1.1 and is what the NAS reads an app with. */
final class Python {
  /** Prints as JSON what is read from a file, and what is read from a dump of that. */
  private static final String TWICE =
      "import json, sys, yaml\n"
          + "first = yaml.safe_load(open(sys.argv[1], encoding='utf-8'))\n"
          + "json.dump([first, yaml.safe_load(yaml.safe_dump(first))], sys.stdout)\n";

  private Python() {}

  /**
   * The installed one.
   *
   * @param what would not be tested without it
   * @throws AssertionError in CI, where it must be there; not in the bare clean room
   */
  static Optional<Python> find(String what) throws IOException, InterruptedException {
    if (exit("import yaml", Path.of("/dev/null")) == 0) {
      return Optional.of(new Python());
    }
    System.out.println("NOT RUN: " + what + ": python3-yaml is not installed");
    if ("true".equals(System.getenv("CI")) && System.getenv("PGGEN_CLEAN_ROOM") == null) {
      throw new AssertionError("python3-yaml is missing in CI: " + what);
    }
    return Optional.empty();
  }

  /** A JSON list of two: what is read from a text, and what is read from a dump of that. */
  String readTwice(String text, Path directory) throws IOException, InterruptedException {
    Path in = directory.resolve("in.yaml");
    Path out = directory.resolve("out.json");
    Files.writeString(in, text);
    Process process =
        new ProcessBuilder("python3", "-c", TWICE, in.toString())
            .redirectOutput(out.toFile())
            .redirectError(directory.resolve("err").toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new AssertionError(Files.readString(directory.resolve("err")));
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static int exit(String program, Path in) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", program)
          .redirectInput(in.toFile())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return 127;
    }
  }
}
