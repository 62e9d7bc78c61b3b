package dev.pggen.cli;

import dev.pggen.write.Digest;
import dev.pggen.write.Lock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code pggen warmup}: does what users do most, once, so that the launcher can record the classes
 * that are loaded. Hidden: the installer and {@code make build} run it.
 */
final class WarmupVerb extends Verb {
  private static final List<List<String>> INIT =
      List.of(
          List.of("init", "--name", "warmup", "--image", "docker.io/miniflux/miniflux:2.2.13"),
          List.of("lint", "--format", "json"));

  private static final List<List<String>> LINT = List.of(List.of("validate"), List.of("lint"));

  private static final List<List<String>> FOREIGNERS =
      List.of(List.of("lint", "--profile", "strict", "foreign.yaml"));

  /** As the starter: a comment, a few lines, nothing to find. */
  private static final String PLAIN =
      """
      # A service.
      pggen: 1
      name: warmup
      containers:
        web: {image: docker.io/miniflux/miniflux:2.2.13, user: "65534:65534", port: 8080, healthcheck: {http: /healthcheck}, env: {DATABASE_URL_FILE: "${db.url.file}", RUN_MIGRATIONS: "1"}}
      postgres: {version: 17, memory: 512MiB}
      backup: {destination: /mnt/backup/warmup}
      """;

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

  /** A file as others write it. */
  private static final String FOREIGN =
      """
      x-log: &log {logging: {driver: json-file}}
      services:
        web:
          <<: *log
          image: ghcr.io/example/shop:${TAG:-2.4}
          depends_on: [db]
          ports: ["127.0.0.1:8080:8080"]
          environment: {DATABASE_URL: "postgres://shop:${DB_PASSWORD}@db:5432/shop"}
          volumes: ["uploads:/data"]
        db:
          image: postgres:16-alpine
          environment: {POSTGRES_USER: shop, POSTGRES_PASSWORD: "${DB_PASSWORD}"}
          healthcheck: {test: [CMD-SHELL, pg_isready -U shop], interval: 10s}
          volumes: ["data:/var/lib/postgresql/data"]
      volumes: {uploads: {}, data: {}}
      """;

  private static final String MANIFEST = "services: {}\n";
  private static final String SETTINGS = "fsync = on\n";
  private static final String TAG = "17.11-trixie";
  private static final String DATA = "17 docker.io/library/postgres:" + TAG;

  private static final List<List<String>> RENDER =
      List.of(
          List.of("render"),
          List.of("lint", "deploy/compose/compose.yaml"),
          List.of("render", "--check"),
          List.of("explain", "shared_buffers"));

  private final Supplier<List<String>> only =
      takes().arguments("WHAT", "`lint`: only specs; `foreign`: files of others, too.");

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
              StandardInput.empty(),
              nowhere,
              nowhere,
              scratch,
              terminal.environment(),
              terminal.today(),
              "");
      ExitCode code = ExitCode.CLEAN;
      if (all()) {
        code = run(INIT, quiet, ExitCode.CLEAN);
      } else {
        Files.writeString(scratch.resolve("pggen.yaml"), PLAIN);
      }
      code = code.or(run(LINT, quiet, ExitCode.CLEAN));
      Path shop = Files.writeString(scratch.resolve("shop.pggen.yaml"), SPEC);
      code = code.or(run(List.of(List.of("lint", "shop.pggen.yaml")), quiet, ExitCode.FINDINGS));
      Files.delete(shop);
      if (all() || only.get().contains("foreign")) {
        Path foreign = Files.writeString(scratch.resolve("foreign.yaml"), FOREIGN);
        code = code.or(run(FOREIGNERS, quiet, ExitCode.FINDINGS));
        Files.delete(foreign);
      }
      code = code.or(rendered(scratch, quiet));
      if (all()) {
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

  private boolean all() {
    return only.get().isEmpty();
  }

  /** As most runs of lint find it: beside a lock and rendered files. */
  private static ExitCode rendered(Path scratch, Terminal quiet) throws IOException {
    Path deploy = Files.createDirectory(scratch.resolve("deploy"));
    Path home = Files.createDirectory(deploy.resolve("compose"));
    Files.writeString(home.resolve("compose.yaml"), MANIFEST);
    Files.writeString(home.resolve("postgresql.conf"), SETTINGS);
    Files.writeString(home.resolve(".gitignore"), "secrets/\n");
    SortedMap<String, String> tag = new TreeMap<>(Map.of("compose", TAG));
    SortedMap<String, String> data = new TreeMap<>(Map.of("compose", DATA));
    SortedMap<String, String> outputs =
        new TreeMap<>(
            Map.of(
                "compose/compose.yaml", Digest.of(MANIFEST),
                "compose/postgresql.conf", Digest.of(SETTINGS)));
    Lock lock = new Lock("0.0.0", "1", tag, data, new TreeMap<>(), outputs);
    Path file = Files.writeString(scratch.resolve("pggen.lock"), lock.print());
    ExitCode code = run(List.of(List.of("lint")), quiet, ExitCode.CLEAN);
    Files.delete(file);
    delete(deploy);
    return code;
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
