package dev.pggen.lint;

import dev.pggen.plan.EndOfLife;
import dev.pggen.plan.Planner;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.target.compose.ComposeProfile;
import dev.pggen.target.compose.ComposeTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A sample of what is found before the rules are asked: a spec, or a directory with a spec and the
 * files that it names. It is loaded, planned for Compose, and patched.
 *
 * @param id of what it shows
 * @param path of the sample
 * @param spec the file in it that is read
 */
record PlanSample(String id, Path path, Path spec) {
  private static final Path PAGES = Path.of("docs/rules");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  /** Every one of them, in order. */
  static List<PlanSample> all() throws IOException {
    List<PlanSample> samples = new ArrayList<>();
    for (Path page : children(PAGES)) {
      String id = page.getFileName().toString();
      for (Path path : id.startsWith("PG0") ? children(page) : List.<Path>of()) {
        if (!path.getFileName().toString().equals("README.md")) {
          samples.add(
              new PlanSample(
                  id, path, Files.isDirectory(path) ? path.resolve("shop.pggen.yaml") : path));
        }
      }
    }
    return samples;
  }

  String name() {
    return id + "/" + path.getFileName();
  }

  boolean isBad() {
    return path.getFileName().toString().startsWith("bad-");
  }

  /** The spec without what is drawn in it. */
  SourceFile source() throws IOException {
    return SourceFile.of(spec.toString().replace('\\', '/'), Carets.erase(Files.readString(spec)));
  }

  /** All that is said about it, of whatever id. */
  List<Finding> findings() throws IOException {
    SourceFile source = source();
    String target = ComposeProfile.PROFILE.id();
    Result<Spec> loaded =
        SpecLoader.load(source, target, RepositoryFiles.beside(spec, source.path()));
    List<Finding> findings = new ArrayList<>(loaded.findings());
    if (loaded.value().isEmpty()) {
      return findings;
    }
    Result<Stack> stack = Planner.plan(loaded.value().get(), ComposeProfile.PROFILE);
    findings.addAll(stack.findings());
    Optional<Stack> planned = stack.value();
    planned.flatMap(s -> EndOfLife.of(loaded.value().get(), TODAY)).ifPresent(findings::add);
    if (planned.isPresent() && loaded.value().get().patch().isPresent()) {
      findings.addAll(
          new ComposeTarget().render(planned.get(), loaded.value().get().patch().get()).findings());
    }
    return findings;
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }
}
