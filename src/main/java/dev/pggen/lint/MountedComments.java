package dev.pggen.lint;

import dev.pggen.source.Comment;
import dev.pggen.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Comments with suppressions in a file that a spec or manifest only names: an SQL script, a {@code
 * pg_hba.conf}. Such a file is not read as a document of its own, so its lines are looked through.
 */
final class MountedComments {
  private static final String ADDRESSEE = "pggen";

  private MountedComments() {}

  /** Comments that begin with the word {@code pggen}, opened by {@code #} or two dashes. */
  static List<Comment> of(SourceFile file) {
    List<Comment> comments = new ArrayList<>();
    for (int number = 1; number <= file.lineCount(); number++) {
      String line = file.line(number);
      int word = line.indexOf(ADDRESSEE);
      int sign = word < 0 ? -1 : sign(line.substring(0, word).stripTrailing());
      if (sign >= 0) {
        int column = line.codePointCount(0, sign) + 1;
        int end = line.codePointCount(0, line.length()) + 1;
        comments.add(
            new Comment(
                line.substring(word).strip(),
                file.span(number, column, number, end),
                line.substring(0, sign).isBlank()));
      }
    }
    return comments;
  }

  /** Where the sign begins with which a text ends, or -1. */
  private static int sign(String text) {
    if (text.endsWith("#")) {
      return text.length() - 1;
    }
    return text.endsWith("--") ? text.length() - 2 : -1;
  }
}
