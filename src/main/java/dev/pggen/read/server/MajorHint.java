package dev.pggen.read.server;

import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a server whose files lie here, where the directory tells it. */
final class MajorHint {
  private static final String VERSION_FILE = "PG_VERSION";
  private static final Pattern NUMBER = Pattern.compile("1[0-9]");

  /** As packages name their directories: {@code postgresql/17/main}, {@code pgsql-17}. */
  private static final Pattern SEGMENT =
      Pattern.compile("(?:pg|pgsql|postgres|postgresql)[-_]?v?(1[0-9])(?:\\.[0-9]+)?");

  private MajorHint() {}

  /** What the cluster's own file beside it says, else the path. */
  static Optional<Integer> of(SourceFile file, FileSet around) {
    Optional<SourceFile> version = around.file(VERSION_FILE);
    if (version.isPresent()) {
      String text = version.get().text().strip();
      return NUMBER.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
    return ofPath(file.path());
  }

  /** The last directory of a path that tells one. */
  static Optional<Integer> ofPath(String path) {
    Optional<Integer> told = Optional.empty();
    String[] segments = path.replace('\\', '/').split("/", -1);
    for (int i = 0; i < segments.length - 1; i++) {
      Matcher named = SEGMENT.matcher(segments[i]);
      if (named.matches()) {
        told = Optional.of(Integer.valueOf(named.group(1)));
      } else if (NUMBER.matcher(segments[i]).matches()) {
        told = Optional.of(Integer.valueOf(segments[i]));
      }
    }
    return told;
  }
}
