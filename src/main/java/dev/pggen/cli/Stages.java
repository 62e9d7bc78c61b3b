package dev.pggen.cli;

import dev.pggen.artifact.OutputFile;
import dev.pggen.plan.EndOfLife;
import dev.pggen.plan.Planner;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.spec.RepositoryFiles;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.spec.WholeSpec;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import dev.pggen.write.Lock;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes specs from the disk to stacks and rendered files. */
final class Stages {
  private static final int LARGEST = 1 << 20;

  private final Path directory;
  private final LocalDate today;
  private final Map<String, SourceFile> instead;

  /**
   * In a working directory, from which findings name files.
   *
   * @param today by which a major of PostgreSQL may have ended
   */
  Stages(Path directory, LocalDate today) {
    this(directory, today, Map.of());
  }

  /**
   * The same, as if some files had other texts.
   *
   * @param instead by the names under which they are reported
   */
  Stages(Path directory, LocalDate today, Map<String, SourceFile> instead) {
    this.directory = directory;
    this.today = today;
    this.instead = Map.copyOf(instead);
  }

  /**
   * A spec, planned for one target.
   *
   * @param document the spec as it was read
   * @param spec as loaded for that target
   * @param stack what will run
   */
  record Planned(YamlDocument document, Spec spec, Stack stack) {}

  /** A file's text; a file that is not text is a finding. */
  Result<SourceFile> read(Path file) throws IOException {
    SourceFile other = instead.get(shown(file));
    if (other != null) {
      return Result.of(other);
    }
    if (Files.isDirectory(file)) {
      throw new java.nio.file.FileSystemException(shown(file), "", "is a directory");
    }
    try (InputStream in = Files.newInputStream(file)) {
      // One byte more than the reader takes is enough for it to say so.
      return YamlReader.decode(shown(file), in.readNBytes(LARGEST + 1));
    }
  }

  /** The lock beside a spec. */
  Lock lock(Path spec) {
    return Outputs.lastLock(spec, directory);
  }

  /** The name under which a file is reported. */
  String shown(Path file) {
    return shown(file, directory);
  }

  /** The name of a file as seen from a directory. */
  static String shown(Path file, Path from) {
    return (file.startsWith(from) ? from.relativize(file) : file).toString();
  }

  /** The files beside a spec. */
  SpecFiles beside(Path file) throws IOException {
    return RepositoryFiles.beside(file, shown(file));
  }

  /** The spec for a target. */
  Result<Spec> load(Path file, String target) throws IOException {
    Result<SourceFile> source = read(file);
    if (source.value().isEmpty()) {
      return Result.failed(source.findings());
    }
    return SpecLoader.load(source.value().get(), target, beside(file));
  }

  /**
   * Whether a target is meant: the first one always, another where somebody names it, on the
   * command line or below {@code targets} of the spec.
   */
  boolean isMeant(Path file, Target target, boolean named) throws IOException {
    if (named || target.equals(Targets.ALL.get(0))) {
      return true;
    }
    Result<SourceFile> source = read(file);
    return source.value().isPresent()
        && SpecLoader.speaksOf(source.value().get(), target.profile().id(), beside(file));
  }

  /** What will run on a target. */
  Result<Planned> plan(Path file, Target target, Lock lock) throws IOException {
    Result<SourceFile> source = read(file);
    if (source.value().isEmpty()) {
      return Result.failed(source.findings());
    }
    Result<YamlDocument> read = YamlReader.read(source.value().get(), YamlDialect.SPEC);
    String id = target.profile().id();
    Result<Spec> spec = SpecLoader.load(read, id, beside(file));
    if (read.value().isEmpty() || spec.value().isEmpty()) {
      return Result.failed(spec.findings());
    }
    Optional<String> pinned = Optional.ofNullable(lock.postgres().get(id));
    Result<Stack> stack = Planner.plan(spec.value().get(), target.profile(), pinned);
    List<Finding> findings = new ArrayList<>(spec.findings());
    findings.addAll(stack.findings());
    if (stack.value().isPresent()) {
      EndOfLife.of(spec.value().get(), today).ifPresent(findings::add);
    }
    return stack
        .value()
        .map(s -> Result.of(new Planned(read.value().get(), spec.value().get(), s), findings))
        .orElseGet(() -> Result.failed(findings));
  }

  /** The same, and whether what lies in the volume fits the image that is planned. */
  Result<Planned> planOnData(Path file, Target target, Lock lock) throws IOException {
    Result<Planned> plan = plan(file, target, lock);
    String id = target.profile().id();
    Optional<MadeBy> before = MadeBy.of(lock, id);
    if (plan.value().isEmpty() || before.isEmpty()) {
      return plan;
    }
    Planned planned = plan.value().get();
    Optional<Finding> change =
        MadeBy.of(planned.stack())
            .flatMap(
                now ->
                    new DataChange(shown(file), planned.spec().postgres(), before.get())
                        .check(now));
    if (change.isEmpty()) {
      return plan;
    }
    Optional<Span> line = LockLine.of(Outputs.lockFile(file), this, id);
    List<Finding> findings = new ArrayList<>(plan.findings());
    findings.add(
        line.map(l -> change.get().related(l, "what the last render took")).orElse(change.get()));
    return Result.of(planned, findings);
  }

  /** The further forms of a planned stack that its spec asks for. */
  Result<List<FormFiles>> forms(Path spec, Planned planned, Target runtime, Lock lock)
      throws IOException {
    if (planned.spec().settings().isEmpty()) {
      return Result.of(List.of());
    }
    Target target = runtime.configured(planned.spec().settings().get());
    if (target.forms().isEmpty()) {
      return Result.of(List.of());
    }
    Optional<String> pinned = Optional.ofNullable(lock.postgres().get(target.profile().id()));
    return FormFiles.of(planned, target, beside(spec), pinned);
  }

  /** What moves a planned stack to a new host; nothing if it makes no backups. */
  Result<Optional<Kit>> kit(Path spec, Planned planned, Target target) throws IOException {
    if (planned.stack().backups().isEmpty() || !target.profile().traits().keepsKit()) {
      return Result.of(Optional.empty());
    }
    String id = target.profile().id();
    Result<WholeSpec> whole = SpecLoader.whole(planned.document(), id, beside(spec));
    return whole
        .value()
        .map(w -> Result.of(Optional.of(new Kit(spec, id, planned.stack(), w))))
        .orElseGet(() -> Result.failed(whole.findings()));
  }

  /**
   * The files of a planned stack, the user's patch applied.
   *
   * @param today the day by which the spec's word about its patch may have ended
   */
  static Result<List<OutputFile>> render(Planned planned, Target target, LocalDate today) {
    Optional<YamlMap> patch = planned.spec().patch();
    if (patch.isEmpty()) {
      return Result.of(target.render(planned.stack()));
    }
    Result<List<OutputFile>> files = target.render(planned.stack(), patch.get());
    List<Finding> left = PatchIgnores.left(files.findings(), planned.spec(), today);
    return files.value().map(f -> Result.of(f, left)).orElseGet(() -> Result.failed(left));
  }
}
