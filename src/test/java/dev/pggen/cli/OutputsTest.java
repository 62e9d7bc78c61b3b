package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.plan.Planner;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.write.Lock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the lock says of an image that is built on the host. */
final class OutputsTest {
  private static final Path FILE = Path.of("pggen.yaml");

  private static Spec spec() throws IOException {
    String text =
        """
        pggen: 1
        name: shop
        containers:
          web: {image: "example.org/a:1.2", user: "1:1", env: {DB: "${db.password.file}"}}
        postgres: {version: 17, build: true, extensions: [vector]}
        backup: {destination: /mnt/backup/shop}
        """;
    return SpecLoader.load(
            SourceFile.of("pggen.yaml", text),
            "compose",
            RepositoryFiles.beside(FILE, FILE.toString()))
        .value()
        .orElseThrow();
  }

  @Test
  void theLockHoldsMinorAndDistributionOfTheBaseAndPlansTheSameAgain() throws IOException {
    Spec spec = spec();
    String pinned = "17.5-bookworm";
    Stack stack = plan(spec, pinned);
    Lock lock = Outputs.lock(Lock.none(), FILE, Path.of(""), spec, "compose", stack);
    assertEquals(Map.of("compose", pinned), lock.postgres());
    assertEquals(image(stack), image(plan(spec, lock.postgres().getOrDefault("compose", ""))));
  }

  private static Stack plan(Spec spec, String pinned) {
    return Planner.plan(spec, ComposeProfile.PROFILE, Optional.of(pinned)).value().orElseThrow();
  }

  private static String image(Stack stack) {
    return stack.workload("db").map(Workload::image).orElseThrow().value().toString();
  }
}
