package dev.pggen.cli;

import dev.pggen.plan.Tuning;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.Spec;
import dev.pggen.stack.ImageBuild;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.write.Digest;
import dev.pggen.write.Lock;
import dev.pggen.write.Place;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;

/** Where the outputs of a spec lie, and what its lock says. */
final class Outputs {
  private static final String SPEC = "pggen.yaml";
  private static final String SUFFIX = ".pggen.yaml";

  private Outputs() {}

  /**
   * The default place: {@code deploy/} beside the spec, for {@code NAME.pggen.yaml} {@code
   * deploy/NAME/}.
   */
  static Place place(Path spec, Optional<Path> out, Path directory) {
    return new Place(out.orElse(spec.resolveSibling(home(spec))), lockFile(spec), directory);
  }

  /** The default place as seen from the spec. */
  static String home(Path spec) {
    return alias(spec).map(name -> "deploy/" + name).orElse("deploy");
  }

  /** A directory name for a spec among others. */
  static String name(Path spec) {
    Path parent = spec.getParent();
    return alias(spec).orElse(parent == null ? "service" : String.valueOf(parent.getFileName()));
  }

  /** The lock beside a spec: {@code pggen.lock}, or {@code NAME.pggen.lock}. */
  static Path lockFile(Path spec) {
    return spec.resolveSibling(alias(spec).map(n -> n + ".pggen.lock").orElse("pggen.lock"));
  }

  /** The NAME of {@code NAME.pggen.yaml}; of another file its name without the ending. */
  private static Optional<String> alias(Path spec) {
    String name = spec.getFileName().toString();
    if (name.equals(SPEC)) {
      return Optional.empty();
    }
    return Optional.of(
        name.endsWith(SUFFIX)
            ? name.substring(0, name.length() - SUFFIX.length())
            : name.replaceFirst("\\.ya?ml$", ""));
  }

  /** What the lock will say about inputs and versions; outputs are added by the writer. */
  static Lock lock(Lock before, Path file, Path directory, Spec spec, String target, Stack stack) {
    TreeMap<String, String> inputs = new TreeMap<>();
    inputs.put(file.getFileName().toString(), Digest.of(spec.file().text()));
    for (SourceFile input : spec.inputs()) {
      inputs.put(relative(file, directory.resolve(input.path())), Digest.of(input.text()));
    }
    TreeMap<String, String> postgres = new TreeMap<>(before.postgres());
    version(stack).ifPresent(v -> postgres.put(target, v));
    return new Lock(
        Version.TEXT, Integer.toString(Tuning.EDITION), postgres, inputs, before.outputs());
  }

  private static String relative(Path spec, Path input) {
    Path parent = spec.getParent();
    return (parent == null ? input : parent.relativize(input)).toString().replace('\\', '/');
  }

  /**
   * The database's minor and distribution, as the tag of its image or of that image's base says.
   */
  static Optional<String> version(Stack stack) {
    return stack.workloads().stream()
        .filter(w -> w.role() == Workload.Role.DATABASE)
        .findFirst()
        .flatMap(w -> w.traits().built().map(ImageBuild::base).orElse(w.image()).ifKnown())
        .map(ImageRef::tag)
        .filter(tag -> !tag.isEmpty());
  }
}
