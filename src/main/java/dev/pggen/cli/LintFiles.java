package dev.pggen.cli;

import dev.pggen.lint.Attempt;
import dev.pggen.lint.LintRun;
import dev.pggen.lint.Mistake;
import dev.pggen.lint.Steps;
import dev.pggen.lint.Subject;
import dev.pggen.read.server.ServerFileForm;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files on their way to the rules. What cannot be read is set aside, and does not stop the rest.
 */
final class LintFiles {
  private final Terminal terminal;
  private final Subjects reader;
  private final LintRun run;
  private final ReadKinds kinds = new ReadKinds();
  private final Obstacles obstacles = new Obstacles();
  private final List<Path> read = new ArrayList<>();
  private final ProjectParts parts = new ProjectParts();
  private final List<Finding> piped = new ArrayList<>();
  private Optional<ServerFiles> servers = Optional.empty();
  private int failed;

  /**
   * From the disk.
   *
   * @param instead other texts that some are to have, by the names under which they are reported
   * @param run that asks about each as it is read
   */
  LintFiles(Terminal terminal, Map<String, SourceFile> instead, LintRun run) {
    this.terminal = terminal;
    this.run = run;
    this.reader = new Subjects(terminal.directory(), terminal.today(), instead);
  }

  /**
   * Reads them all.
   *
   * @param slow those that are left out, as reported
   * @param steps is told of each before it is read
   */
  void read(LintPaths paths, Set<String> slow, Steps steps) {
    paths.unread().forEach(obstacles::add);
    Progress progress = new Progress(terminal, paths.files().size());
    ReadAhead ahead = new ReadAhead(reader, paths, slow, terminal.directory());
    for (Path file : paths.files()) {
      String shown = Stages.shown(file, terminal.directory());
      if (slow.contains(shown)) {
        continue;
      }
      steps.begin(shown);
      progress.next(file);
      try {
        boolean typed = paths.piped().isPresent() && paths.piped().get().file().equals(file);
        if (isForReader(file, shown, typed ? paths.piped() : Optional.empty())) {
          keep(file, shown, ahead.read(file));
        }
      } catch (UncheckedIOException e) {
        IOException cause = e.getCause();
        obstacles.add(shown, cause == null ? new IOException(e) : cause);
      } catch (IOException e) {
        obstacles.add(shown, e);
      }
    }
    settle(paths, steps);
    steps.begin("");
    servers(slow, steps);
    progress.end();
  }

  /** What a manifest mounts is known by it: these come when all manifests are read. */
  private void servers(Set<String> slow, Steps steps) {
    if (servers.isEmpty()) {
      return;
    }
    ServerFiles files = serverFiles();
    read.addAll(files.paths());
    for (ServerFiles.Read each : files.mounted(slow, steps)) {
      keep(each.path(), each.attempt());
    }
    for (ServerFiles.Read each : files.alone(reader, steps, this::unreadable)) {
      keep(each.path(), each.attempt());
    }
  }

  private ServerFiles serverFiles() {
    servers = Optional.of(servers.orElseGet(() -> new ServerFiles(terminal.directory())));
    return servers.get();
  }

  private void unreadable(Path file, IOException why) {
    read.remove(file);
    obstacles.add(Stages.shown(file, terminal.directory()), why);
  }

  /** Whether a file is a spec or a manifest that can be read; of any other it is said why not. */
  private boolean isForReader(Path file, String shown, Optional<Piped> piped) throws IOException {
    if (Discovery.isServerFile(file) && isServerFile(file, piped)) {
      return false;
    }
    if (!Discovery.isSpec(file)
        && !Discovery.isJob(file)
        && !Discovery.isCompose(file)
        && !CatalogApps.isApp(file)) {
      Optional<Unread> why =
          piped.isPresent()
              ? piped.get().refused()
              : Contents.whyNotOurs(file).map(w -> Unread.refused(shown, w));
      if (why.isPresent()) {
        if (!isServerFile(file, piped)) {
          boolean template =
              piped.isPresent() ? piped.get().isTemplate() : ServerFiles.isTemplate(file);
          obstacles.add(template ? Unread.refused(shown, Unread.TEMPLATE) : why.get());
        }
        return false;
      }
    }
    if (piped.isPresent() && piped.get().text().value().isEmpty()) {
      this.piped.addAll(piped.get().findings());
      read.add(file);
      return false;
    }
    return true;
  }

  private void keep(Path file, String shown, Attempt<ReadFile> attempt) {
    read.add(file);
    if (attempt.mistake().isPresent()) {
      obstacles.add(new Mistake(Optional.empty(), shown, attempt.mistake().get()));
      failed++;
      return;
    }
    ReadFile answer = attempt.value().orElseThrow();
    parts.add(answer.parts());
    take(file, shown, parts.left(file, shown, answer.subject()));
  }

  /** Asks about a file, and keeps what is to be known of it. */
  private void take(Path file, String shown, Result<Subject> subject) {
    kinds.put(shown, ReadKind.of(Optional.of(file), subject));
    if (subject.value().isPresent()) {
      run.ask(subject.value().get());
      if (ServerFiles.mayMount(subject.value().get())) {
        serverFiles().mounts(subject.value().get());
      }
    }
  }

  /** Only when all are read it is known which of them are parts of others: those are read again. */
  private void settle(LintPaths paths, Steps steps) {
    for (String shown : kinds.names()) {
      if (parts.claims(shown)) {
        Path file = kinds.file(shown).orElseThrow();
        steps.begin(shown);
        try {
          Attempt<ReadFile> again = Attempt.at(() -> reader.read(file, paths.overridesOf(file)));
          Optional<Result<Subject>> subject = again.value().map(ReadFile::subject);
          if (subject.isPresent()) {
            run.forget(shown);
            servers.ifPresent(s -> s.forget(shown));
            take(file, shown, parts.left(file, shown, subject.get()));
          }
        } catch (IOException | UncheckedIOException e) {
          // It is gone since: what was found in it stands.
        }
      }
    }
  }

  /** Whether it is a server's own file; then it waits for the manifests. */
  private boolean isServerFile(Path file, Optional<Piped> piped) throws IOException {
    Optional<ServerFileForm> form =
        piped.isPresent() ? piped.get().serverFile() : ServerFiles.form(file);
    form.ifPresent(f -> serverFiles().add(file, f));
    return form.isPresent();
  }

  /** Takes one in that waited for the others. */
  private void keep(String shown, Attempt<Result<Subject>> attempt) {
    if (attempt.mistake().isPresent()) {
      obstacles.add(new Mistake(Optional.empty(), shown, attempt.mistake().get()));
      return;
    }
    Result<Subject> subject = attempt.value().orElseThrow();
    kinds.put(shown, ReadKind.of(Optional.empty(), subject));
    subject.value().ifPresent(run::ask);
  }

  /** Those that were read. */
  List<Path> paths() {
    return List.copyOf(read);
  }

  /** What reading them found. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(piped);
    findings.addAll(kinds.findings());
    return findings;
  }

  /** What could not be read, and where pggen failed. */
  Obstacles obstacles() {
    return obstacles;
  }

  /** Says what was not read, and where pggen failed; the worst of it decides. */
  ExitCode tell(List<Mistake> ofRules, boolean withPlaces) {
    return obstacles.tell(terminal, ofRules, withPlaces);
  }

  /** How many gave the rules nothing that they could be asked about. */
  int unasked() {
    return failed + kinds.broken();
  }

  /**
   * What is known of a file that could be read to the end, by the name under which it is reported.
   */
  Optional<ReadKind> kind(String shown) {
    return kinds.whole(shown);
  }

  /** A file as its reader understands it, if it can be read to the end. */
  Optional<Document> document(String shown) {
    Optional<Path> file = kind(shown).flatMap(ReadKind::file);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return reader.of(file.get()).value().map(Subject::document);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
