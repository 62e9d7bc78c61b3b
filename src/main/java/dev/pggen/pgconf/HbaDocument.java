package dev.pggen.pgconf;

import dev.pggen.source.Comment;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pg_hba.conf with all that it takes in.
 *
 * @param hba the file itself
 * @param major the version that reads it, where that is known
 * @param records in the order in which they are asked, those of included files among them
 * @param missing files that it takes in and that are not there
 * @param included paths of those that were read with it
 * @param conf the postgresql.conf in the same directory
 */
public record HbaDocument(
    HbaFile hba,
    Optional<Integer> major,
    List<HbaEntry.Record> records,
    List<Missing> missing,
    Set<String> included,
    Optional<ConfDocument> conf)
    implements ServerFile {
  /** The format under which rules ask for it. */
  public static final String FORMAT = "pg_hba.conf";

  public HbaDocument {
    records = List.copyOf(records);
    missing = List.copyOf(missing);
    included = Set.copyOf(included);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SourceFile file() {
    return hba.file();
  }

  @Override
  public List<Comment> comments() {
    return ServerFile.comments(file(), hba.comments());
  }
}
