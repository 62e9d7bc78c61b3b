package dev.pggen.cli;

import dev.pggen.lint.Ignore;
import dev.pggen.lint.Subject;
import dev.pggen.read.FileSet;
import dev.pggen.read.Readers;
import dev.pggen.read.Reading;
import dev.pggen.read.StackReader;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.Spec;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files as the linter wants them: as they were read, with the stack that they mean. */
final class Subjects {
  private final Path directory;
  private final Stages stages;
  private final LocalDate today;

  Subjects(Path directory, LocalDate today) {
    this(directory, today, Map.of());
  }

  /** The same, as if some files had other texts. */
  Subjects(Path directory, LocalDate today, Map<String, SourceFile> instead) {
    this.today = today;
    this.directory = directory;
    this.stages = new Stages(directory, today, instead);
  }

  /**
   * A spec or a manifest.
   *
   * @param overrides files beside it that are laid over it
   */
  ReadFile of(Path file, List<String> overrides) throws IOException {
    Result<SourceFile> source = stages.read(file);
    if (source.value().isEmpty()) {
      return ReadFile.of(Result.failed(source.findings()));
    }
    if (Discovery.isSpec(file)) {
      return ReadFile.of(spec(file));
    }
    if (CatalogApps.isApp(file)) {
      return ReadFile.of(CatalogApps.subject(file, source.value().get(), directory));
    }
    Optional<StackReader> reader = Readers.forFile(source.value().get());
    if (reader.isEmpty() && Contents.hasKey(source.value().get().text(), "services")) {
      reader = Readers.of("compose"); // in a word: JSON, or a quoted key
    }
    if (reader.isEmpty()) {
      // Any other name may hold a spec; its reader says what is wrong with it.
      return ReadFile.of(spec(file));
    }
    FileSet around = new FilesAround(file, directory, overrides);
    Result<Reading> reading = reader.get().read(source.value().get(), around);
    if (reading.value().isEmpty()) {
      return ReadFile.of(Result.failed(reading.findings()));
    }
    Reading read = reading.value().get();
    Subject subject = new Subject(read.document(), read.stack(), List.of());
    return new ReadFile(Result.of(subject, reading.findings()), read.parts());
  }

  private Result<Subject> spec(Path file) throws IOException {
    Target target = Targets.ALL.get(0);
    Result<OnTarget> spec =
        OnTarget.of(stages.planOnData(file, target, stages.lock(file)), target, today);
    return spec.value().isEmpty()
        ? Result.failed(spec.findings())
        : Result.of(spec.value().get().subject(), spec.findings());
  }

  /** A spec with the stack that it becomes. */
  static Subject of(Stages.Planned planned, Stack stack) {
    return new Subject(planned.document(), stack, ignores(planned.spec()));
  }

  private static List<Ignore> ignores(Spec spec) {
    return spec.ignores().stream()
        .filter(i -> !PatchIgnores.isAbout(i))
        .map(i -> new Ignore(i.rule(), i.reason(), i.until(), i.span()))
        .toList();
  }
}
