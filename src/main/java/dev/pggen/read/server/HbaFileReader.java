package dev.pggen.read.server;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaFile;
import dev.pggen.pgconf.HbaReader;
import dev.pggen.pgconf.HbaToken;
import dev.pggen.read.FileSet;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.VersionMatrix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a pg_hba.conf, and in the place of each include or {@code @file} what it takes in. */
final class HbaFileReader {
  private final Beside beside;
  private final Optional<Integer> major;
  private final List<HbaEntry.Record> records = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private HbaFileReader(FileSet around, Optional<Integer> major) {
    this.beside = new Beside(around);
    this.major = major;
  }

  /**
   * What it says; always a value. Where the version is not known, a line is wrong only if every
   * version refuses it.
   *
   * @param conf the postgresql.conf in the same directory
   */
  static Result<HbaDocument> read(
      SourceFile file, FileSet around, Optional<Integer> major, Optional<ConfDocument> conf) {
    HbaFileReader reader = new HbaFileReader(around, major);
    HbaFile hba = reader.add("", file, 0);
    return Result.of(
        new HbaDocument(
            hba, major, reader.records, reader.beside.missing(), reader.beside.included(), conf),
        reader.findings);
  }

  private HbaFile add(String path, SourceFile file, int depth) {
    Result<HbaFile> read = lines(file);
    findings.addAll(read.findings());
    for (HbaEntry entry : read.value().orElseThrow().entries()) {
      if (entry instanceof HbaEntry.Record record) {
        records.add(
            new HbaEntry.Record(
                record.type(),
                names(path, record.databases(), record.span(), depth),
                names(path, record.users(), record.span(), depth),
                record.address(),
                record.method(),
                record.methodSpan(),
                record.options(),
                record.span()));
      } else if (entry instanceof HbaEntry.Include include && depth < Beside.DEEPEST) {
        include(path, include, depth);
      }
    }
    return read.value().orElseThrow();
  }

  /** As the version reads them; as the oldest and the newest both do where it is not known. */
  private Result<HbaFile> lines(SourceFile file) {
    int known = major.orElse(0);
    if (known >= VersionMatrix.OLDEST && known <= VersionMatrix.NEWEST) {
      return HbaReader.read(file, known);
    }
    Result<HbaFile> newest = HbaReader.read(file, VersionMatrix.NEWEST);
    Set<Span> refused = new HashSet<>();
    if (known == 0 || known > VersionMatrix.NEWEST) {
      HbaReader.read(file, VersionMatrix.OLDEST).findings().forEach(f -> refused.add(f.span()));
    }
    return Result.of(
        newest.value().orElseThrow(),
        newest.findings().stream().filter(f -> refused.contains(f.span())).toList());
  }

  private void include(String from, HbaEntry.Include include, int depth) {
    List<Beside.Named> files =
        include.directive().equals("include_dir")
            ? beside.directory(from, include.path(), include.span())
            : beside
                .file(
                    from,
                    include.path(),
                    include.directive(),
                    include.span(),
                    include.directive().equals("include"))
                .map(List::of)
                .orElse(List.of());
    for (Beside.Named each : files) {
      if (!each.path().equals(from) && !ServerFileForm.isTemplate(each.file().text())) {
        add(each.path(), each.file(), depth + 1);
      }
    }
  }

  /** The words with those of each file in its place, as if they stood here. */
  private List<HbaToken> names(String from, List<HbaToken> tokens, Span record, int depth) {
    List<HbaToken> names = new ArrayList<>();
    for (HbaToken token : tokens) {
      Optional<Beside.Named> file =
          token.isFile() && depth < Beside.DEEPEST
              ? beside.file(from, token.text().substring(1), "@", token.span(), true)
              : Optional.empty();
      if (file.isEmpty()) {
        names.add(token);
        continue;
      }
      List<HbaToken> inside = new ArrayList<>();
      for (HbaToken each : HbaReader.words(file.get().file())) {
        inside.add(new HbaToken(each.text(), each.quoted(), token.span()));
      }
      names.addAll(names(file.get().path(), inside, record, depth + 1));
    }
    return names;
  }
}
