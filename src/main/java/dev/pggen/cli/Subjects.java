package dev.pggen.cli;

import dev.pggen.lint.Ignore;
import dev.pggen.lint.Subject;
import dev.pggen.read.FileSet;
import dev.pggen.read.Readers;
import dev.pggen.read.Reading;
import dev.pggen.read.StackReader;
import dev.pggen.read.server.MountedFiles;
import dev.pggen.read.server.ServerFileForm;
import dev.pggen.read.server.ServerFileReader;
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
  private final Map<String, SourceFile> instead;

  Subjects(Path directory, LocalDate today) {
    this(directory, today, Map.of());
  }

  /** The same, as if some files had other texts. */
  Subjects(Path directory, LocalDate today, Map<String, SourceFile> instead) {
    this.today = today;
    this.directory = directory;
    this.instead = instead;
    this.stages = new Stages(directory, today, instead);
  }

  /** A spec or a manifest that stands alone. */
  Result<Subject> of(Path file) throws IOException {
    return read(file, List.of()).subject();
  }

  /**
   * A spec or a manifest with what it is made of.
   *
   * @param overrides files beside it that are laid over it
   */
  ReadFile read(Path file, List<String> overrides) throws IOException {
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
    FileSet around = new FilesAround(file, directory, instead, overrides);
    Result<Reading> reading = reader.get().read(source.value().get(), around);
    return new ReadFile(subject(reading), reading.value().map(Reading::parts).orElse(List.of()));
  }

  /** A server's own file, of which no manifest says whose it is. */
  Result<Subject> alone(Path file, ServerFileForm form) throws IOException {
    Result<SourceFile> source = stages.read(file);
    if (source.value().isEmpty()) {
      return Result.failed(source.findings());
    }
    return subject(
        ServerFileReader.alone(
            source.value().get(), form, new FilesAround(file, directory, instead, List.of())));
  }

  /** A server's own file that a manifest mounts. */
  static Result<Subject> mounted(MountedFiles.Mounted mounted) {
    return subject(ServerFileReader.mounted(mounted));
  }

  private static Result<Subject> subject(Result<Reading> reading) {
    return reading
        .value()
        .map(r -> Result.of(new Subject(r.document(), r.stack(), List.of()), reading.findings()))
        .orElseGet(() -> Result.failed(reading.findings()));
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
