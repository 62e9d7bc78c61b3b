package dev.pggen.pgconf;

import dev.pggen.source.Comment;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A postgresql.conf with all that it takes in.
 *
 * @param conf the file itself
 * @param major the version that reads it, where that is known
 * @param settings in the order in which they are read, those of included files among them
 * @param whole whether every included file could be read
 * @param missing files that it takes in and that are not there
 * @param included paths of those that were read with it
 */
public record ConfDocument(
    PgConfFile conf,
    Optional<Integer> major,
    List<PgConfEntry> settings,
    boolean whole,
    List<Missing> missing,
    Set<String> included)
    implements ServerFile {
  /** The format under which rules ask for it. */
  public static final String FORMAT = "postgresql.conf";

  public ConfDocument {
    settings = List.copyOf(settings);
    missing = List.copyOf(missing);
    included = Set.copyOf(included);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public SourceFile file() {
    return conf.file();
  }

  @Override
  public List<Comment> comments() {
    return ServerFile.comments(file(), conf.comments());
  }

  /** The entry that counts for a parameter: the last one. */
  public Optional<PgConfEntry> get(String parameter) {
    PgConfEntry last = null;
    for (PgConfEntry each : settings) {
      last = each.is(parameter) ? each : last;
    }
    return Optional.ofNullable(last);
  }

  /** The text of its value, lower case; empty where it is not set. */
  public String word(String parameter) {
    return get(parameter).map(e -> e.value().strip().toLowerCase(java.util.Locale.ROOT)).orElse("");
  }
}
