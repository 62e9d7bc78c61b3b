package dev.pggen.pgconf;

import dev.pggen.source.SourceFile;
import java.util.List;

/**
 * A pg_hba.conf that was read.
 *
 * @param file where it came from
 * @param major the version whose rules it was read by
 * @param entries the lines that the server takes, in order
 * @param comments in order
 */
public record HbaFile(
    SourceFile file, int major, List<HbaEntry> entries, List<PgComment> comments) {
  public HbaFile {
    entries = List.copyOf(entries);
    comments = List.copyOf(comments);
  }

  /** The records in order, those of included files not among them. */
  public List<HbaEntry.Record> records() {
    return entries.stream()
        .filter(HbaEntry.Record.class::isInstance)
        .map(HbaEntry.Record.class::cast)
        .toList();
  }
}
