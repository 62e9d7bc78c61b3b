package dev.pggen.cli;

import dev.pggen.lint.Attempt;
import dev.pggen.lint.Mistake;
import dev.pggen.lint.Subject;
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
import org.jspecify.annotations.Nullable;

/**
 * Files on their way to the rules. What cannot be read is set aside, and does not stop the rest.
 */
final class LintFiles {
  private final Terminal terminal;
  private final Subjects reader;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Subject> subjects = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<Unread> unread = new ArrayList<>();
  private final List<Path> read = new ArrayList<>();
  private final Map<Path, Result<Subject>> answers = new LinkedHashMap<>();
  private final ProjectParts parts = new ProjectParts();

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
        read(file, shown, paths.overrides().get(file));
      } catch (UncheckedIOException e) {
        IOException cause = e.getCause();
        unread.add(Unread.unreadable(shown, reason(cause == null ? new IOException(e) : cause)));
      } catch (IOException e) {
        unread.add(Unread.unreadable(shown, reason(e)));
      }
    }
    progress.end();
    settle();
  }

  private void read(Path file, String shown, @Nullable String override) throws IOException {
    if (!Discovery.isSpec(file)
        && !Discovery.isJob(file)
        && !Discovery.isCompose(file)
        && !CatalogApps.isApp(file)) {
      Optional<String> why = Contents.whyNotOurs(file);
      if (why.isPresent()) {
        unread.add(Unread.refused(shown, why.get()));
        return;
      }
    }
    List<String> overrides = override == null ? List.of() : List.of(override);
    Attempt<ReadFile> attempt = Attempt.at(() -> reader.of(file, overrides));
    read.add(file);
    if (attempt.mistake().isPresent()) {
      mistakes.add(new Mistake(Optional.empty(), shown, attempt.mistake().get()));
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
      if (left.value().isPresent()) {
        subjects.add(left.value().get());
      }
    }
    answers.clear();
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
    return read.size() - subjects.size();
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
