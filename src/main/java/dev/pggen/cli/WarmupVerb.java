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

  /** What the starter lacks: maps on one line, a probe, a container like another, a finding. */
  private static final String SPEC =
      """
      pggen: 1
      name: shop
      secrets: {session: {length: 64}}
      containers:
        web: {image: docker.io/miniflux/miniflux:2.2.13, user: "65534:65534", port: 8080, healthcheck: {http: /healthcheck}, env: {DATABASE_URL_FILE: "${db.url.file}", RUN_MIGRATIONS: "1"}}
        worker:
          extends: web
          command: [worker]
          env: {SESSION_FILE: "${secrets.session.file}"}
          volumes: ["data:/var/lib/shop"]
      volumes: {data: {backup: none}}
      postgres: {version: 17, memory: 512MiB, parameters: {fsync: "off"}}
      backup: {destination: /mnt/backup/shop}
      """;

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
      ExitCode code = run(LINT, quiet, ExitCode.CLEAN);
      Path shop = Files.writeString(scratch.resolve("shop.pggen.yaml"), SPEC);
      code = code.or(run(List.of(List.of("lint", "shop.pggen.yaml")), quiet, ExitCode.FINDINGS));
      Files.delete(shop);
      if (only.get().isEmpty()) {
        code = code.or(run(RENDER, quiet, ExitCode.CLEAN));
      }
      if (code != ExitCode.CLEAN) {
        terminal.complain("warming up failed", "");
      }
      return code;
    } finally {
      delete(scratch);
    }
  }

  /** Clean if all of them end as they should. */
  private static ExitCode run(List<List<String>> commands, Terminal quiet, ExitCode wanted) {
    for (List<String> args : commands) {
      if (Verbs.run(args, quiet) != wanted) {
        return ExitCode.BUG;
      }
    }
    return ExitCode.CLEAN;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
