package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.MemoryBudget;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the stack of every sample. */
final class SamplesPlanTest {
  static Stream<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("samples"), 2)) {
      return files
          .filter(f -> f.getFileName().toString().equals("pggen.yaml"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Stack stack(Path file) throws IOException {
    SourceFile source = SourceFile.of(file.toString(), Files.readString(file));
    Result<Spec> spec =
        SpecLoader.load(source, "compose", RepositoryFiles.beside(file, file.toString()));
    assertFalse(spec.hasErrors(), () -> spec.findings().toString());
    Result<Stack> stack = Planner.plan(spec.value().orElseThrow(), Specs.PROFILE);
    List<Finding> serious =
        stack.findings().stream().filter(f -> f.severity() != Severity.INFO).toList();
    assertEquals(List.of(), serious);
    return stack.value().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void memorySumFits(Path file) throws IOException {
    Stack stack = stack(file);
    MemoryBudget budget = MemoryBudget.of(stack, stack.servers().get(0)).orElseThrow();
    assertTrue(budget.fits(), budget::shown);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everySettingIsKnownAndExplained(Path file) throws IOException {
    Server server = stack(file).servers().get(0);
    int major = server.major().value();
    Set<String> seen = new HashSet<>();
    for (Setting s : server.settings().value()) {
      assertTrue(seen.add(s.name()), () -> "twice: " + s.name());
      assertFalse(s.origin().reason().isBlank() && s.origin().span().isEmpty(), s.name());
      Explanation known = Explanations.of(s.name(), major, server.settings().value()).orElseThrow();
      assertEquals(s.value(), known.setting().map(Setting::value).orElse(""));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sessionsOfAllRolesFitIntoTheServer(Path file) throws IOException {
    Server server = stack(file).servers().get(0);
    int sessions =
        server.roles().value().stream()
            .mapToInt(DatabaseRole::connectionLimit)
            .filter(n -> n > 0)
            .sum();
    assertEquals(
        number(server, "max_connections"),
        sessions + number(server, "superuser_reserved_connections"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyMountedThingExists(Path file) throws IOException {
    Stack stack = stack(file);
    Set<String> secrets = new HashSet<>();
    stack.secrets().forEach(s -> assertTrue(secrets.add(s.name()), s.name()));
    Set<String> volumes = new HashSet<>();
    stack.volumes().forEach(v -> volumes.add(v.name()));
    Set<String> networks = new HashSet<>();
    stack.networks().forEach(n -> networks.add(n.name()));
    Set<String> used = new HashSet<>();
    for (Workload w : stack.workloads()) {
      Set<String> targets = new HashSet<>();
      for (Mount m : w.mounts()) {
        assertTrue(targets.add(m.target()), () -> w.name() + " mounts twice at " + m.target());
        if (m.source() instanceof Mount.OfSecret s) {
          assertTrue(secrets.contains(s.secret()), s.secret());
        } else if (m.source() instanceof Mount.OfVolume v) {
          assertTrue(volumes.contains(v.volume()), v.volume());
          used.add(v.volume());
        }
      }
      assertTrue(networks.containsAll(w.network().networks().value()), w.name());
      w.lifecycle()
          .dependsOn()
          .value()
          .forEach(d -> assertTrue(stack.workload(d.workload()).isPresent(), d.workload()));
    }
    assertEquals(volumes, used);
  }

  /** What the environment holds of secrets comes from one file for each container. */
  @ParameterizedTest
  @MethodSource("samples")
  void secretTextOfVariablesHasAFile(Path file) throws IOException {
    Stack stack = stack(file);
    for (Workload w : stack.workloads()) {
      boolean secretEnv = w.env().stream().anyMatch(v -> v.value().value().isSecret());
      boolean hasFile =
          stack.secrets().stream()
              .anyMatch(
                  s -> s.name().equals(w.name() + ".env") && s.content() instanceof Secret.EnvFile);
      assertEquals(secretEnv, hasFile, w.name());
    }
  }

  private static int number(Server server, String name) {
    return server.settings().value().stream()
        .filter(s -> s.name().equals(name))
        .mapToInt(s -> Integer.parseInt(s.value()))
        .findFirst()
        .orElseThrow();
  }
}
