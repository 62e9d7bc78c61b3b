package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new host needs nothing but what lies beside a dump. */
final class KitTest {
  /** What the backup's container has mounted and lays beside the kit; held against dump.sh. */
  private static final Set<String> TAKEN =
      Set.of("files", "identity", "init", "kit", "postgres", "scripts");

  static List<String> samples() {
    return dev.pggen.laws.Samples.names();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aKitMakesTheSameFilesAgain(String name, @TempDir Path host) throws IOException {
    Path rendered = Path.of("samples", name, "rendered/compose");
    laidBesideADump(rendered, host);
    Map<String, String> brought = files(host.resolve("deploy/compose"));
    assertEquals(files(rendered), brought, "everything that is rendered is there");

    Ran check = Ran.in(host, "render", "--check");
    assertEquals(ExitCode.CLEAN, check.code(), check.out() + check.err());
    delete(host.resolve("deploy"));
    Ran again = Ran.in(host, "render");
    assertEquals(ExitCode.CLEAN, again.code(), again.out() + again.err());
    assertEquals(brought, files(host.resolve("deploy/compose")));
  }

  @Test
  void aKitMakesSecretsWithoutTheSpecOfTheRepository(@TempDir Path host) throws IOException {
    laidBesideADump(Path.of("samples/minimal/rendered/compose"), host);
    Ran ran = Ran.in(host, "secrets");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    assertTrue(Files.exists(host.resolve("deploy/compose/secrets/db_password")), ran.out());
    assertTrue(Files.exists(host.resolve("deploy/compose/secrets/server/server.key")), ran.out());
  }

  @Test
  void everyMountOfTheManifestIsInTheKit(@TempDir Path host) throws IOException {
    for (String name : samples()) {
      Path home = host.resolve(name);
      laidBesideADump(Path.of("samples", name, "rendered/compose"), home);
      Path compose = home.resolve("deploy/compose");
      for (String line : Files.readAllLines(compose.resolve("compose.yaml"))) {
        String source = line.strip().replaceFirst("^source: \"(.*)\"$", "$1");
        if (source.startsWith("./") && !source.startsWith("./secrets/")) {
          assertTrue(Files.exists(compose.resolve(source)), name + " mounts " + source);
        }
      }
    }
  }

  @Test
  void aRemarkInTheSpecChangesNothingInTheKit(@TempDir Path directory) throws IOException {
    Path spec = directory.resolve("shop.pggen.yaml");
    String text = Files.readString(Path.of("samples/minimal/pggen.yaml"));
    Files.writeString(spec, text);
    assertEquals(ExitCode.CLEAN, Ran.in(directory, "render").code());
    Map<String, String> before = files(directory.resolve("deploy"));
    Files.writeString(spec, "# a remark\n" + text);
    assertEquals(ExitCode.CLEAN, Ran.in(directory, "render").code());
    assertEquals(before, files(directory.resolve("deploy")));
  }

  @Test
  void aChangeOfTheKitAloneRecreatesNothing(@TempDir Path directory) throws IOException {
    Path spec = directory.resolve("pggen.yaml");
    String text = Files.readString(Path.of("samples/minimal/pggen.yaml"));
    Files.writeString(spec, text);
    assertEquals(ExitCode.CLEAN, Ran.in(directory, "render").code());
    Map<String, String> before = files(directory.resolve("deploy/compose"));
    Files.writeString(spec, text + "lint: {ignore: [{rule: root-user, reason: only a test}]}\n");
    assertEquals(ExitCode.CLEAN, Ran.in(directory, "render").code());
    Map<String, String> after = files(directory.resolve("deploy/compose"));
    assertFalse(before.get("kit/pggen.yaml").equals(after.get("kit/pggen.yaml")));
    before.keySet().removeIf(path -> path.startsWith("kit/"));
    after.keySet().removeIf(path -> path.startsWith("kit/"));
    assertEquals(before, after, "not even a label of compose.yaml changes");
  }

  @Test
  void theRecipeOfTheImageIsTakenAlong(@TempDir Path directory) throws IOException {
    String text = Files.readString(Path.of("samples/minimal/pggen.yaml"));
    String built = text.replace("version: 17", "version: 17, build: true, extensions: [vector]");
    assertFalse(text.equals(built));
    Files.writeString(directory.resolve("pggen.yaml"), built);
    Ran ran = Ran.in(directory, "render");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    Map<String, String> files = files(directory.resolve("deploy/compose"));
    assertTrue(files.get("build/Dockerfile").contains("pgvector"));
    assertEquals(files.get("build/Dockerfile"), files.get("kit/deploy/compose/build/Dockerfile"));
  }

  @Test
  void filesFromAboveTheSpecAreTakenAlong(@TempDir Path repository) throws IOException {
    Files.createDirectories(repository.resolve(".git"));
    Files.createDirectories(repository.resolve("shared"));
    Files.createDirectories(repository.resolve("app"));
    Files.writeString(repository.resolve("shared/app.conf"), "a=${x}\r\nb");
    Files.writeString(repository.resolve("shared/own tables.sql"), "SELECT 1;\n");
    Files.writeString(
        repository.resolve("pggen.defaults.yaml"),
        "vars: {tag: \"2.2.13\", port: 8080}\nbackup: {destination: \"/mnt/backup/${name}\"}\n");
    Files.writeString(
        repository.resolve("app/shop.pggen.yaml"),
        """
        pggen: 1
        name: shop
        containers:
          web:
            image: "docker.io/miniflux/miniflux:${vars.tag}"
            port: ${vars.port}
            user: "65534:65534"
            env: {DATABASE_URL_FILE: "${db.url.file}", LITERAL: "$${x} 100%", PORT: 0.10}
            files: {/etc/app.conf: {source: ../shared/app.conf}}
          twin: {extends: web, command: ["serve"], env: {PORT: null}}
        postgres: {version: 17, memory: 512MiB, init: ["../shared/own tables.sql"]}
        targets: {compose: {spec: {postgres: {memory: 600MiB}}}}
        """);
    Path app = repository.resolve("app");
    Ran ran = Ran.in(app, "render", "shop.pggen.yaml");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    Path host = repository.resolve("elsewhere");
    Path rendered = app.resolve("deploy/shop/compose");
    laidBesideADump(rendered, host);
    Ran check = Ran.in(host, "render", "--check", "shop.pggen.yaml");
    assertEquals(ExitCode.CLEAN, check.code(), check.out() + check.err());
    assertEquals("a=${x}\r\nb", Files.readString(host.resolve("sources/2/app.conf")));
    String spec = Files.readString(host.resolve("shop.pggen.yaml"));
    assertFalse(spec.contains("vars"), spec);
  }

  @Test
  void nobodyTakesTheSpecOfAKitForAnotherService(@TempDir Path directory) throws IOException {
    Files.copy(Path.of("samples/minimal/pggen.yaml"), directory.resolve("pggen.yaml"));
    assertEquals(ExitCode.CLEAN, Ran.in(directory, "render").code());
    assertTrue(Files.exists(directory.resolve("deploy/compose/kit/pggen.yaml")));
    Ran ran = Ran.in(directory, "render", "--check");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    assertFalse(Files.exists(directory.resolve("deploy/compose/kit/deploy/compose/kit")));
    assertFalse(Ran.in(directory, "lint", ".").out().contains("kit/"));

    Path dump = Files.createDirectories(directory.resolve("backups/20261120T021500Z"));
    Files.writeString(dump.resolve("manifest.tsv"), "");
    laidBesideADump(directory.resolve("deploy/compose"), dump.resolve("kit"));
    Ran beside = Ran.in(directory, "lint");
    assertEquals(ExitCode.CLEAN, beside.code(), beside.out() + beside.err());
  }

  @Test
  void whatDumpsTakeIsWhatThisTestTakes() throws IOException {
    String others =
        TAKEN.stream().filter(d -> !d.equals("kit")).sorted().collect(Collectors.joining(","));
    String script = Files.readString(Path.of("templates/scripts/dump.sh"));
    assertTrue(script.contains("\"${kit%/*}\"/{" + others + "}"), others);
  }

  /** Does what dump.sh does. */
  private static void laidBesideADump(Path rendered, Path host) throws IOException {
    copy(rendered.resolve("kit"), host);
    Path top;
    try (Stream<Path> all = Files.walk(host.resolve("deploy"))) {
      top = all.filter(p -> p.endsWith("prepare.sh")).findFirst().orElseThrow().getParent();
    }
    for (String name : TAKEN) {
      if (Files.exists(rendered.resolve(name))) {
        copy(rendered.resolve(name), top.resolve(name));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(each).toString(), Files.readString(each));
      }
    }
    return files;
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
