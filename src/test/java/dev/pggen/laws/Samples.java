package dev.pggen.laws;

import dev.pggen.artifact.OutputFile;
import dev.pggen.plan.Planner;
import dev.pggen.read.FileSet;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The specs below {@code samples/}, loaded and planned. */
public final class Samples {
  private static final Path ROOT = Path.of("samples");

  private Samples() {}

  /** Names of all samples that are whole services, sorted. */
  public static List<String> names() {
    try (Stream<Path> directories = Files.list(ROOT)) {
      return directories
          .filter(d -> Files.exists(d.resolve("pggen.yaml")))
          .map(d -> d.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sample as its spec says for a target. */
  public static Spec spec(String name, String target) {
    Path path = ROOT.resolve(name).resolve("pggen.yaml");
    try {
      SourceFile file = SourceFile.of(path.toString(), Files.readString(path));
      return whole(
          SpecLoader.load(file, target, RepositoryFiles.beside(path, path.toString())), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sample, planned for a runtime. */
  public static Stack stack(String name, TargetProfile profile) {
    return whole(Planner.plan(spec(name, profile.id()), profile), name);
  }

  /** Rendered files as a reader sees them beside the manifest. */
  public static FileSet files(List<OutputFile> rendered) {
    Map<String, SourceFile> files = new TreeMap<>();
    rendered.forEach(f -> files.put(f.path(), SourceFile.of(f.path(), f.text())));
    return FileSet.of(files);
  }

  private static <T> T whole(Result<T> result, String name) {
    return result
        .value()
        .orElseThrow(() -> new AssertionError(name + " is refused: " + result.findings()));
  }
}
