package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.artifact.OutputFile;
import dev.pggen.plan.Planner;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.MemoryFiles;
import dev.pggen.spec.Mutants;
import dev.pggen.spec.Places;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.spec.WholeSpec;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Stack;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.target.compose.ComposeTarget;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand damaged samples, all the way: each ends in a finding inside its file, or in a
 * Compose file that reads back. Every so many of the different ones the real consumer is asked.
 */
final class MutantRenderTest {
  private static final int MUTANTS = 10_000;

  /** How many different manifests Docker Compose is asked about; each costs a process. */
  private static final int ASKED = 150;

  @Test
  void findingOrManifest(@TempDir Path directory) throws Exception {
    Mutants mutants = new Mutants();
    Map<String, Stack> manifests = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < MUTANTS; i++) {
      Mutants.Mutant mutant = mutants.mutant(i);
      try {
        one(mutant, manifests);
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        failures.add(mutant.name() + ": " + e + " at " + e.getStackTrace()[0]);
      }
    }
    assertEquals(
        List.of(),
        failures.subList(0, Math.min(5, failures.size())),
        failures.size() + " failures");
    assertTrue(manifests.size() > 500, () -> "only " + manifests.size() + " were rendered");
    ask(manifests, directory);
  }

  private static void one(Mutants.Mutant mutant, Map<String, Stack> manifests) {
    Result<Spec> spec = SpecLoader.load(mutant.file(), "compose", mutant.files());
    spec.findings().forEach(Places::assertInside);
    if (spec.value().isEmpty()) {
      return;
    }
    Result<Stack> stack = Planner.plan(spec.value().get(), ComposeProfile.PROFILE);
    stack.findings().forEach(Places::assertInside);
    if (stack.value().isEmpty()) {
      assertTrue(stack.hasErrors(), "no stack needs an error");
      return;
    }
    List<OutputFile> files = new ComposeTarget().render(stack.value().get());
    OutputFile manifest = manifest(files);
    Result<Reading> read =
        new ComposeReader()
            .read(SourceFile.of("compose.yaml", manifest.text()), Samples.files(files));
    assertEquals(List.of(), read.findings().stream().map(Finding::message).toList());
    if (manifests.put(manifest.text(), stack.value().get()) == null) {
      assertEquals(manifest.text(), manifest(takenAlong(mutant)).text(), "a new host's manifest");
    }
  }

  /** What the spec renders to that lies beside a dump. */
  private static List<OutputFile> takenAlong(Mutants.Mutant mutant) {
    YamlDocument read = YamlReader.read(mutant.file(), YamlDialect.SPEC).value().orElseThrow();
    WholeSpec whole = SpecLoader.whole(read, "compose", mutant.files()).value().orElseThrow();
    Map<String, String> beside = new LinkedHashMap<>();
    whole.files().forEach((path, file) -> beside.put(path, file.text()));
    SourceFile file = SourceFile.of(mutant.file().path(), whole.text());
    Result<Spec> spec = SpecLoader.load(file, "compose", MemoryFiles.of(beside));
    assertTrue(spec.value().isPresent(), () -> whole.text() + spec.findings());
    return new ComposeTarget()
        .render(
            Planner.plan(spec.value().orElseThrow(), ComposeProfile.PROFILE).value().orElseThrow());
  }

  private static OutputFile manifest(List<OutputFile> files) {
    return files.stream().filter(f -> f.path().equals("compose.yaml")).findFirst().orElseThrow();
  }

  private static void ask(Map<String, Stack> manifests, Path directory)
      throws IOException, InterruptedException {
    Optional<DockerCompose> compose = DockerCompose.find("docker compose config over mutants");
    if (compose.isEmpty()) {
      return;
    }
    List<Map.Entry<String, Stack>> all = List.copyOf(manifests.entrySet());
    int step = Math.max(1, all.size() / ASKED);
    for (int i = 0; i < all.size(); i += step) {
      Path place = directory.resolve("m" + i);
      Files.createDirectories(place.resolve("secrets"));
      for (Secret secret : all.get(i).getValue().secrets()) {
        Path path = place.resolve("secrets").resolve(secret.name());
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
      }
      Files.writeString(place.resolve("compose.yaml"), all.get(i).getKey());
      DockerCompose.Run run = compose.get().run(place, "config", "--quiet");
      assertEquals(0, run.exit(), () -> run.output() + "\n" + place);
    }
  }
}
