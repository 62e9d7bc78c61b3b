package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.artifact.StartDigest;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Subject;
import dev.pggen.plan.Planner;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.Workload;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.target.compose.ComposeTarget;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stack whose image is built on the host: rendered, read back, linted, accepted, explained. */
final class BuiltImageTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/pggen/laws/built");
  private static final Runtime COMPOSE = Runtime.all().get(0);

  private static Stack stack(String extensions) {
    String text =
        """
        pggen: 1
        name: shop
        containers:
          web: {image: "docker.io/miniflux/miniflux:2.2.13", user: "65534:65534", env: {DATABASE_URL_FILE: "${db.url.file}"}}
        postgres: {version: "17.5", build: true, extensions: [%s], memory: 512MiB}
        backup: {destination: /mnt/backup/shop}
        """
            .formatted(extensions);
    Result<Spec> spec =
        SpecLoader.load(
            SourceFile.of("pggen.yaml", text), "compose", beside(Path.of("pggen.yaml")));
    Result<Stack> planned = Planner.plan(spec.value().orElseThrow(), ComposeProfile.PROFILE);
    return planned.value().orElseThrow(() -> new AssertionError(planned.findings()));
  }

  private static RepositoryFiles beside(Path spec) {
    try {
      return RepositoryFiles.beside(spec, spec.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, OutputFile> rendered(Stack stack) {
    Map<String, OutputFile> files = new TreeMap<>();
    new ComposeTarget().render(stack).forEach(f -> files.put(f.path(), f));
    return files;
  }

  private static String text(Map<String, OutputFile> files, String path) {
    return Optional.ofNullable(files.get(path)).map(OutputFile::text).orElse("no " + path);
  }

  /** The lines of a service that speak of its image. */
  private static String image(Stack stack, String service) {
    List<String> lines = text(rendered(stack), "compose.yaml").lines().toList();
    int from = lines.indexOf("  " + service + ":");
    return lines.subList(from + 1, lines.size()).stream()
        .takeWhile(l -> l.startsWith("    "))
        .filter(l -> l.matches(" +(image|build|context|dockerfile|pull_policy): ?.*"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void dockerfileAndServicesAreAsTheyWere() throws IOException {
    Stack stack = stack("vector, pg_cron, pg_trgm");
    Map<String, String> now =
        Map.of(
            "Dockerfile", text(rendered(stack), "build/Dockerfile"),
            "db.txt", image(stack, "db"),
            "backup.txt", image(stack, "backup"),
            "drill.txt", image(stack, "drill"));
    for (Map.Entry<String, String> file : now.entrySet()) {
      Path golden = GOLDEN.resolve(file.getKey());
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(GOLDEN);
        Files.writeString(golden, file.getValue());
      }
      assertEquals(Files.readString(golden), file.getValue(), file.getKey());
    }
  }

  @Test
  void readsBackAsItWas() {
    Stack stack = stack("vector");
    Set<FactKind> losses = ComposeProfile.PROFILE.losses().keySet();
    StackFacts said = StackFacts.of(stack).only(kind -> !losses.contains(kind));
    StackFacts read = StackFacts.of(COMPOSE.readBack(stack));
    assertEquals(List.of(), said.differences(read));
    String base = read.rows().get(new StackFacts.Key(FactKind.BUILD, "db base"));
    assertTrue(base.startsWith("docker.io/library/postgres:17.5-"), base);
  }

  @Test
  void isCleanAsPlannedAndAsReadBack() {
    Stack stack = stack("vector");
    YamlDocument file =
        YamlReader.read(SourceFile.of("pggen.yaml", "{}\n"), YamlDialect.SPEC)
            .value()
            .orElseThrow();
    for (Stack one : List.of(stack, COMPOSE.readBack(stack))) {
      Subject subject = new Subject(file, one, List.of());
      assertEquals(
          List.of(),
          Linter.with(Profile.DEFAULT)
              .lint(List.of(subject), LocalDate.of(2026, 11, 20))
              .findings()
              .stream()
              .filter(f -> !f.rule().name().equals("old-minor")) // it is one, so that it stays
              .map(f -> f.rule().id() + " " + f.message())
              .toList());
    }
  }

  @Test
  void everyLineOfTheRecipeHasItsReason() {
    Map<String, OutputFile> files = rendered(stack("vector"));
    assertFalse(
        rendered(Samples.stack("minimal", ComposeProfile.PROFILE)).containsKey("build/Dockerfile"));
    for (String path : List.of("build/Dockerfile", "compose.yaml")) {
      OutputFile file = files.get(path);
      for (int i = 1; i <= file.text().lines().count(); i++) {
        assertFalse(file.reason(i).reason().isBlank(), path + " line " + i);
      }
    }
    String why = files.get("build/Dockerfile").reason(4).reason();
    assertTrue(why.startsWith("The very image"), why);
  }

  @Test
  void theServerStartsAnewWithEachDockerfile() {
    Stack stack = stack("vector");
    Workload db = stack.workload("db").orElseThrow();
    assertNotEquals(digest(stack, db, "FROM a:1.2\n"), digest(stack, db, "FROM a:1.3\n"));
    Workload backup = stack.workload("backup").orElseThrow();
    assertEquals(digest(stack, backup, "FROM a:1.2\n"), digest(stack, backup, "FROM a:1.3\n"));
  }

  private static Optional<String> digest(Stack stack, Workload workload, String dockerfile) {
    return StartDigest.of(
        stack, workload, List.of(OutputFile.of("build/Dockerfile", dockerfile, false, "a test")));
  }

  @Test
  void anotherRecipeRecreatesAllThree() {
    Stack one = stack("vector");
    Stack other = stack("postgis");
    for (String service : List.of("db", "backup", "drill")) {
      assertNotEquals(image(one, service), image(other, service));
    }
  }

  @Test
  void dockerComposeAcceptsIt(@TempDir Path place) throws Exception {
    Optional<DockerCompose> compose = DockerCompose.find("docker compose config of a built image");
    if (compose.isEmpty()) {
      return;
    }
    Stack stack = stack("vector");
    for (OutputFile file : rendered(stack).values()) {
      Path path = place.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
    }
    DockerCompose.Run run = compose.get().run(place, "config");
    assertEquals(0, run.exit(), run.output());
    assertTrue(run.output().contains("pull_policy: never"), run.output());
    assertTrue(run.output().contains(place.toRealPath().resolve("build").toString()), run.output());
  }
}
