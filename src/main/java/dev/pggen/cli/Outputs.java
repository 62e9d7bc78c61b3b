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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where the outputs of a spec lie, and what its lock says. */
final class Outputs {
  private static final String SPEC = "pggen.yaml";
  private static final String SUFFIX = ".pggen.yaml";

  private Outputs() {}

  /**
   * Where each of the specs of a run is rendered to. By itself, {@code deploy/} beside the spec,
   * for {@code NAME.pggen.yaml} {@code deploy/NAME/}. With {@code --out DIR}, {@code DIR}; of
   * several specs each has {@code DIR/NAME/}.
   */
  static Map<Path, Place> places(List<Path> specs, Optional<Path> out, Path directory)
      throws UsageException {
    Map<Path, Place> places = new LinkedHashMap<>();
    Map<Path, Path> owners = new HashMap<>();
    for (Path spec : specs) {
      Optional<Path> root =
          out.map(directory::resolve).map(o -> specs.size() > 1 ? o.resolve(name(spec)) : o);
      Place place = place(spec, root, directory);
      Path other = owners.put(place.root(), spec);
      if (other != null) {
        throw new UsageException(
            "`"
                + place.shown(other)
                + "` and `"
                + place.shown(spec)
                + "` would both be rendered"
                + " to `"
                + place.shown(place.root())
                + "`",
            "render them one by one, each with its own --out");
      }
      places.put(spec, place);
    }
    return places;
  }

  /** What the last render of a spec left. */
  static Lock lastLock(Path spec, Path directory) {
    return place(spec, Optional.empty(), directory).lock();
  }

  private static Place place(Path spec, Optional<Path> out, Path directory) {
    return new Place(out.orElse(spec.resolveSibling(home(spec))), lockFile(spec), directory);
  }

  /** The default place as seen from the spec. */
  static String home(Path spec) {
    return alias(spec).map(name -> "deploy/" + name).orElse("deploy");
  }

  /** A directory name for a spec among others. */
  private static String name(Path spec) {
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
    TreeMap<String, String> data = new TreeMap<>(before.data());
    MadeBy.of(stack).ifPresent(made -> data.put(target, made.text()));
    return new Lock(
        Version.TEXT, Integer.toString(Tuning.EDITION), postgres, data, inputs, before.outputs());
  }

  private static String relative(Path spec, Path input) {
    Path parent = spec.getParent();
    return (parent == null ? input : parent.relativize(input)).toString().replace('\\', '/');
  }

  /**
   * The database's minor and distribution, as the tag of its image or of that image's base says.
   */
  static Optional<String> version(Stack stack) {
    return image(stack).map(ImageRef::tag).filter(tag -> !tag.isEmpty());
  }

  /** The database's image, or that of which it is built. */
  static Optional<ImageRef> image(Stack stack) {
    return stack.workloads().stream()
        .filter(w -> w.role() == Workload.Role.DATABASE)
        .findFirst()
        .flatMap(w -> w.traits().built().map(ImageBuild::base).orElse(w.image()).ifKnown());
  }
}
