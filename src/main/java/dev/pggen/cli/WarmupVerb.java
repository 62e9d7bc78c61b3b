package dev.pggen.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code pggen warmup}: does what users do most, once, so that the launcher can record the classes
 * that are loaded. Hidden: the installer and {@code make build} run it.
 */
final class WarmupVerb extends Verb {
  private static final List<List<String>> LINT =
      List.of(
          List.of("init", "--name", "warmup", "--image", "docker.io/miniflux/miniflux:2.2.13"),
          List.of("validate"),
          List.of("lint"),
          List.of("lint", "--format", "json"));
  private static final List<List<String>> RENDER =
      List.of(
          List.of("render"),
          List.of("lint", "deploy/compose/compose.yaml"),
          List.of("render", "--check"),
          List.of("explain", "shared_buffers"));

  private final Supplier<List<String>> only =
      takes().arguments("VERB", "`lint`: only what lint and validate need.");

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
      List<List<String>> all = new ArrayList<>(LINT);
      if (only.get().isEmpty()) {
        all.addAll(RENDER);
      }
      for (List<String> args : all) {
        ExitCode code = Verbs.run(args, quiet);
        if (code != ExitCode.CLEAN) {
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
