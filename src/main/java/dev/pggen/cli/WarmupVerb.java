package dev.pggen.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code pggen warmup}: does what users do most, once, so that the launcher can record the classes
 * that are loaded. Hidden: the installer and {@code make build} run it.
 */
final class WarmupVerb extends Verb {
  WarmupVerb() {
    super("Load what the verbs need.");
  }

  @Override
  ExitCode run(Terminal terminal) throws IOException {
    Path scratch = Files.createTempDirectory("pggen-warmup");
    try {
      PrintStream nowhere =
          new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
      Terminal quiet =
          new Terminal(
              new BufferedReader(Reader.nullReader()),
              nowhere,
              nowhere,
              scratch,
              terminal.environment(),
              terminal.today(),
              "");
      for (List<String> args :
          List.of(
              List.of("init", "--name", "warmup", "--image", "docker.io/miniflux/miniflux:2.2.13"),
              List.of("validate"),
              List.of("lint"),
              List.of("render"),
              List.of("lint", "deploy/compose/compose.yaml"),
              List.of("lint", "--format", "json"),
              List.of("render", "--check"),
              List.of("explain", "shared_buffers"))) {
        ExitCode code = Verbs.run(args, quiet);
        if (code == ExitCode.USAGE || code == ExitCode.FILES) {
          terminal.complain("warming up failed at " + args, "");
          return code;
        }
      }
      return ExitCode.CLEAN;
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
