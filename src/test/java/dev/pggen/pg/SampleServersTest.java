package dev.pggen.pg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.artifact.ArtifactFixture;
import dev.pggen.artifact.Artifacts;
import dev.pggen.artifact.OutputFile;
import dev.pggen.plan.Planner;
import dev.pggen.source.At;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.PostgresSpec;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The database of every sample, on every major. A sample with an image of its own keeps its major:
 * what the image holds is not ours to change.
 */
final class SampleServersTest {
  private static final Target TARGET = Targets.ALL.get(0);
  private static final List<String> USERS = List.of("999:999", "568:568", "70:70");

  @TestFactory
  Stream<DynamicTest> everySampleBootsOnEveryMajor() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path path : specs()) {
      Spec spec = load(path);
      List<String> versions =
          spec.postgres().image().isPresent()
              ? List.of(spec.postgres().version().value())
              : RealPostgres.majors().stream().map(Object::toString).toList();
      for (String version : versions) {
        Stack stack = plan(with(spec, version, "999:999"));
        tests.add(
            dynamicTest(
                path.getName(1) + " on " + version,
                () -> RealServerTest.provePlan(stack, server -> {})));
      }
    }
    assertTrue(tests.size() >= 5, "samples are found");
    return tests.stream();
  }

  /** So that booting one of them is booting all. */
  @TestFactory
  Stream<DynamicTest> theUserChangesNothingThatTheServerReads() throws IOException {
    return specs().stream()
        .map(
            path ->
                dynamicTest(
                    path.getName(1).toString(),
                    () -> {
                      Spec spec = load(path);
                      String version = spec.postgres().version().value();
                      List<List<OutputFile>> all = new ArrayList<>();
                      for (String user : USERS) {
                        all.add(read(plan(with(spec, version, user))));
                      }
                      assertEquals(all.get(0), all.get(1));
                      assertEquals(all.get(0), all.get(2));
                    }));
  }

  private static List<OutputFile> read(Stack stack) {
    return Artifacts.of(stack, ArtifactFixture.COMMANDS).stream()
        .filter(f -> f.path().matches("(postgres|init|scripts)/.*"))
        .toList();
  }

  private static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      return files.map(d -> d.resolve("pggen.yaml")).filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Spec load(Path path) throws IOException {
    SourceFile file = SourceFile.of(path.toString(), Files.readString(path));
    return SpecLoader.load(
            file, TARGET.profile().id(), RepositoryFiles.beside(path, path.toString()))
        .value()
        .orElseThrow();
  }

  private static Stack plan(Spec spec) {
    var planned = Planner.plan(spec, TARGET.profile());
    return planned.value().orElseThrow(() -> new AssertionError(planned.findings()));
  }

  /** The same service on another major, as another user. */
  private static Spec with(Spec spec, String version, String user) {
    PostgresSpec p = spec.postgres();
    PostgresSpec changed =
        new PostgresSpec(
            new At<>(version, p.version().span()),
            p.image(),
            p.build(),
            p.family(),
            Optional.of(new At<>(user, p.span())),
            p.database(),
            p.user(),
            p.memory(),
            p.cpus(),
            p.workload(),
            p.storageType(),
            p.storageSize(),
            p.connections(),
            p.tls(),
            p.extensions(),
            p.preload(),
            p.init(),
            p.parameters(),
            p.publish(),
            p.access(),
            p.span());
    return new Spec(
        spec.file(),
        spec.name(),
        spec.secrets(),
        spec.containers(),
        spec.initContainers(),
        spec.volumes(),
        changed,
        spec.backup(),
        spec.ignores(),
        spec.dataset(),
        spec.patch(),
        spec.inputs());
  }
}
