package dev.pggen.lint.rule;

import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Pools of connections: whoever reaches one reaches the server behind it. */
final class Pools {
  private static final Set<String> NAMES =
      Set.of("pgbouncer", "pgcat", "pgdog", "pgpool", "pgpool2", "odyssey");

  private Pools() {}

  /** Whether a container is one, by the name of its image. */
  static boolean isOne(Workload workload) {
    return workload.image().isKnownAnd(Pools::holds);
  }

  private static boolean holds(ImageRef image) {
    String repository = image.repository();
    return NAMES.contains(repository.substring(repository.lastIndexOf('/') + 1));
  }

  /** Those of a stack that has a server. */
  static Stream<Workload> of(Stack stack) {
    List<Workload> all = stack.servers().isEmpty() ? List.of() : stack.workloads();
    return all.stream().filter(Pools::isOne);
  }
}
