package dev.pggen.read.server;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.pgconf.PgConfFile;
import dev.pggen.pgconf.PgConfReader;
import dev.pggen.read.FileSet;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a postgresql.conf, and in the place of each include what it takes in. */
final class ConfFileReader {
  private final Beside beside;
  private final List<PgConfEntry> settings = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ConfFileReader(FileSet around) {
    this.beside = new Beside(around);
  }

  /** What it says; always a value. */
  static Result<ConfDocument> read(SourceFile file, FileSet around, Optional<Integer> major) {
    ConfFileReader reader = new ConfFileReader(around);
    PgConfFile conf = reader.add("", file, 0);
    return Result.of(
        new ConfDocument(
            conf,
            major,
            reader.settings,
            reader.beside.whole() && reader.findings.isEmpty(),
            reader.beside.missing(),
            reader.beside.included()),
        reader.findings);
  }

  private PgConfFile add(String path, SourceFile file, int depth) {
    Result<PgConfFile> read = PgConfReader.read(file);
    findings.addAll(read.findings());
    for (PgConfEntry entry : read.value().orElseThrow().entries()) {
      if (entry.kind() == PgConfEntry.Kind.SETTING) {
        settings.add(entry);
      } else if (depth < Beside.DEEPEST) {
        include(path, entry, depth);
      } else {
        beside.unknown();
      }
    }
    return read.value().orElseThrow();
  }

  private void include(String from, PgConfEntry entry, int depth) {
    List<Beside.Named> files =
        entry.kind() == PgConfEntry.Kind.INCLUDE_DIR
            ? beside.directory(from, entry.value(), entry.valueSpan())
            : beside
                .file(
                    from,
                    entry.value(),
                    "include",
                    entry.valueSpan(),
                    entry.kind() == PgConfEntry.Kind.INCLUDE)
                .map(List::of)
                .orElse(List.of());
    for (Beside.Named each : files) {
      if (ServerFileForm.isTemplate(each.file().text())) {
        beside.unknown();
      } else if (!each.path().equals(from)) {
        add(each.path(), each.file(), depth + 1);
      }
    }
  }
}
