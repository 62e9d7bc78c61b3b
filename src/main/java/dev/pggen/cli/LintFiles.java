package dev.pggen.cli;

import dev.pggen.lint.Attempt;
import dev.pggen.lint.Mistake;
import dev.pggen.lint.Subject;
import dev.pggen.read.server.ServerFileForm;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files on their way to the rules. What cannot be read is set aside, and does not stop the rest.
 */
final class LintFiles {
  private static final String TEMPLATE = "it is a template";

  private final Terminal terminal;
  private final Subjects reader;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Subject> subjects = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final List<Path> read = new ArrayList<>();
  private final Map<Path, Result<Subject>> answers = new LinkedHashMap<>();
  private final ProjectParts parts = new ProjectParts();
  private Optional<ServerFiles> servers = Optional.empty();
  private int unasked;

  /**
   * From the disk.
   *
   * @param instead other texts that some are to have, by the names under which they are reported
   */
  LintFiles(Terminal terminal, Map<String, SourceFile> instead) {
    this.terminal = terminal;
    this.reader = new Subjects(terminal.directory(), terminal.today(), instead);
  }

  /** Reads them all. */
  void read(LintPaths paths) {
    unread.addAll(paths.unread());
    Progress progress = new Progress(terminal, paths.files().size());
    for (Path file : paths.files()) {
      progress.next(file);
      String shown = Stages.shown(file, terminal.directory());
      try {
        boolean typed = paths.piped().isPresent() && paths.piped().get().file().equals(file);
        String override = paths.overrides().get(file);
        List<String> overrides = override == null ? List.of() : List.of(override);
        read(file, shown, typed ? paths.piped() : Optional.empty(), overrides);
      } catch (UncheckedIOException e) {
        IOException cause = e.getCause();
        unread.add(Unread.unreadable(shown, reason(cause == null ? new IOException(e) : cause)));
      } catch (IOException e) {
        unread.add(Unread.unreadable(shown, reason(e)));
      }
    }
    settle();
    servers();
    progress.end();
  }

  /** What a manifest mounts is known by it: these come when all manifests are read. */
  private void servers() {
    boolean mounting = false;
    for (Subject each : subjects) {
      mounting |= !each.document().format().equals("spec");
    }
    if (servers.isEmpty() && !mounting) {
      return;
    }
    ServerFiles files = serverFiles();
    read.addAll(files.paths());
    for (ServerFiles.Read each : files.mounted(subjects)) {
      keep(each.path(), each.attempt());
    }
    for (ServerFiles.Read each : files.alone(reader, this::unreadable)) {
      keep(each.path(), each.attempt());
    }
  }

  private ServerFiles serverFiles() {
    servers = Optional.of(servers.orElseGet(() -> new ServerFiles(terminal.directory())));
    return servers.get();
  }

  private void unreadable(Path file, IOException why) {
    read.remove(file);
    unread.add(Unread.unreadable(Stages.shown(file, terminal.directory()), reason(why)));
  }

  private void read(Path file, String shown, Optional<Piped> piped, List<String> overrides)
      throws IOException {
    if (Discovery.isServerFile(file) && isServerFile(file, piped)) {
      return;
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
          unread.add(template ? Unread.refused(shown, TEMPLATE) : why.get());
        }
        return;
      }
    }
    if (piped.isPresent() && piped.get().text().value().isEmpty()) {
      findings.addAll(piped.get().findings());
      read.add(file);
      return;
    }
    Attempt<ReadFile> attempt = Attempt.at(() -> reader.read(file, overrides));
    read.add(file);
    if (attempt.mistake().isPresent()) {
      mistakes.add(new Mistake(Optional.empty(), shown, attempt.mistake().get()));
      unasked++;
      return;
    }
    ReadFile answer = attempt.value().orElseThrow();
    parts.add(answer.parts());
    answers.put(file, answer.subject());
  }

  /** Only when all are read it is known which of them are parts of others. */
  private void settle() {
    for (Map.Entry<Path, Result<Subject>> each : answers.entrySet()) {
      String shown = Stages.shown(each.getKey(), terminal.directory());
      Result<Subject> left = parts.left(each.getKey(), shown, each.getValue());
      findings.addAll(left.findings());
      left.value().ifPresent(subjects::add);
      unasked += left.value().isPresent() ? 0 : 1;
    }
    answers.clear();
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
      mistakes.add(new Mistake(Optional.empty(), shown, attempt.mistake().get()));
      return;
    }
    Result<Subject> subject = attempt.value().orElseThrow();
    findings.addAll(subject.findings());
    subject.value().ifPresent(subjects::add);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "is gone";
    }
    if (e instanceof AccessDeniedException) {
      return "cannot be read: permission denied";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return "cannot be read" + (reason == null ? "" : ": " + reason);
  }

  /** Those that were read. */
  List<Path> paths() {
    return List.copyOf(read);
  }

  /** What reading them found. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** How many gave the rules nothing that they could be asked about. */
  int unasked() {
    return unasked;
  }

  /** What the rules are asked about. */
  List<Subject> subjects() {
    return List.copyOf(subjects);
  }

  /** What was not read. */
  List<Unread> unread() {
    return List.copyOf(unread);
  }

  /** Says what was not read, and where pggen failed; the worst of it decides. */
  ExitCode tell(List<Mistake> ofRules, boolean withPlaces) {
    ExitCode code = ExitCode.CLEAN;
    for (Unread each : unread) {
      each.tell(terminal);
      code = code.or(each.code());
    }
    mistakes.addAll(ofRules);
    for (Mistake mistake : mistakes) {
      terminal.complain(
          "this is a mistake in pggen " + Version.TEXT + ", not in your files: " + mistake.told(),
          "please report it with the file, and with --stacktrace added to the command;"
              + " all other findings stand");
      if (withPlaces) {
        mistake.cause().printStackTrace(terminal.err());
      }
      code = ExitCode.BUG;
    }
    return code;
  }
}
