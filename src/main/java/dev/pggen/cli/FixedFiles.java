package dev.pggen.cli;

import dev.pggen.source.SourceFile;
import dev.pggen.write.InPlace;
import dev.pggen.write.LocalDisk;
import dev.pggen.write.Patch;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that were mended in memory, on their way to the disk or to the screen. */
final class FixedFiles {
  private final List<Path> files;
  private final FixedTexts texts;
  private final Terminal terminal;

  FixedFiles(List<Path> files, FixedTexts texts, Terminal terminal) {
    this.files = List.copyOf(files);
    this.texts = texts;
    this.terminal = terminal;
  }

  /** Prints the differences as {@code git apply} takes them, and says where it does not. */
  ExitCode print() {
    StringBuilder out = new StringBuilder();
    List<String> notes = new ArrayList<>();
    texts
        .now()
        .forEach(
            (path, file) -> {
              SourceFile old = texts.before().getOrDefault(path, file);
              Patch patch =
                  Patch.of(path, old.text(), file.text(), line -> texts.masked(path, line));
              out.append(patch.text());
              note(path, patch).ifPresent(notes::add);
            });
    terminal.out().print(out);
    terminal.out().flush();
    notes.forEach(terminal::note);
    return out.isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
  }

  private static Optional<String> note(String path, Patch patch) {
    String of = "pggen: the patch of `" + path + "` ";
    if (patch.hides()) {
      return Optional.of(
          of
              + "shows `***` for a secret in a line that changes, so it does not apply: use `--fix`");
    }
    return patch.bare()
        ? Optional.of(
            of
                + "leaves out lines with secrets beside a change: apply it with `git apply"
                + " --unidiff-zero`")
        : Optional.empty();
  }

  /** Writes each file; one that cannot be written is told and does not keep the others. */
  ExitCode write() {
    ExitCode worst = ExitCode.CLEAN;
    for (Path file : files) {
      String path = Stages.shown(file, terminal.directory());
      SourceFile now = texts.now().get(path);
      SourceFile old = texts.before().get(path);
      if (now == null || old == null || now.text().equals(old.text())) {
        continue;
      }
      try {
        InPlace.replace(file, old.text(), now.text(), new LocalDisk());
      } catch (IOException e) {
        texts.unwritten(path);
        terminal.complain(
            "`" + path + "` is left as it was: " + reason(e),
            "check the path, its owner and its mode");
        worst = ExitCode.FILES;
      }
    }
    return worst;
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException f ? f.getReason() : null;
    return reason == null ? "it cannot be written" : reason;
  }
}
