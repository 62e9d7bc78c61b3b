package dev.pggen.pgconf;

import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * A postgresql.conf that was read.
 *
 * @param file where it came from
 * @param entries all lines that say something, in order
 * @param comments in order
 */
public record PgConfFile(SourceFile file, List<PgConfEntry> entries, List<PgComment> comments) {
  public PgConfFile {
    entries = List.copyOf(entries);
    comments = List.copyOf(comments);
  }

  /** The entry that counts for a parameter: the last one. Included files are not looked at. */
  public Optional<PgConfEntry> get(String parameter) {
    return entries.stream()
        .filter(entry -> entry.kind() == PgConfEntry.Kind.SETTING && entry.is(parameter))
        .reduce((first, second) -> second);
  }

  /** Whether it takes in other files, so that more may be set than it shows. */
  public boolean includes() {
    return entries.stream().anyMatch(entry -> entry.kind() != PgConfEntry.Kind.SETTING);
  }
}
