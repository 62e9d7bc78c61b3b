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
  private final ServerFiles servers;
  private int unasked;

  /**
   * From the disk.
   *
   * @param instead other texts that some are to have, by the names under which they are reported
   */
  LintFiles(Terminal terminal, Map<String, SourceFile> instead) {
    this.terminal = terminal;
    this.reader = new Subjects(terminal.directory(), terminal.today(), instead);
    this.servers = new ServerFiles(terminal.directory());
  }

  /** Reads them all. */
  void read(LintPaths paths) {
    unread.addAll(paths.unread());
    Progress progress = new Progress(terminal, paths.files().size());
    for (Path file : paths.files()) {
      progress.next(file);
      String shown = Stages.shown(file, terminal.directory());
      try {
        read(file, shown);
      } catch (UncheckedIOException e) {
        IOException cause = e.getCause();
        unread.add(Unread.unreadable(shown, reason(cause == null ? new IOException(e) : cause)));
      } catch (IOException e) {
        unread.add(Unread.unreadable(shown, reason(e)));
      }
    }
    read.addAll(servers.paths());
    for (ServerFiles.Read each : servers.mounted(subjects)) {
      keep(each);
    }
    for (ServerFiles.Read each : servers.alone(reader, this::unreadable)) {
      keep(each);
    }
    progress.end();
  }

  private void unreadable(Path file, IOException why) {
    read.remove(file);
    unread.add(Unread.unreadable(Stages.shown(file, terminal.directory()), reason(why)));
  }

  private void read(Path file, String shown) throws IOException {
    if (Discovery.isServerFile(file) && isServerFile(file)) {
      return;
    }
    if (!Discovery.isSpec(file)
        && !Discovery.isJob(file)
        && !Discovery.isCompose(file)
        && !CatalogApps.isApp(file)) {
      Optional<String> why = Contents.whyNotOurs(file);
      if (why.isPresent()) {
        if (!isServerFile(file)) {
          unread.add(Unread.refused(shown, ServerFiles.isTemplate(file) ? TEMPLATE : why.get()));
        }
        return;
      }
    }
    Attempt<Result<Subject>> attempt = Attempt.at(() -> reader.of(file));
    read.add(file);
    if (!keep(new ServerFiles.Read(shown, attempt))) {
      unasked++;
    }
  }

  /** Whether it is a server's own file; then it waits for the manifests. */
  private boolean isServerFile(Path file) throws IOException {
    Optional<ServerFileForm> form = ServerFiles.form(file);
    form.ifPresent(f -> servers.add(file, f));
    return form.isPresent();
  }

  /** Whether the rules can be asked about it. */
  private boolean keep(ServerFiles.Read each) {
    if (each.attempt().mistake().isPresent()) {
      mistakes.add(new Mistake(Optional.empty(), each.path(), each.attempt().mistake().get()));
      return false;
    }
    Result<Subject> subject = each.attempt().value().orElseThrow();
    findings.addAll(subject.findings());
    subject.value().ifPresent(subjects::add);
    return subject.value().isPresent();
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
