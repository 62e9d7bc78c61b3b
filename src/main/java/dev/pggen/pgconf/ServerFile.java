package dev.pggen.pgconf;

import dev.pggen.source.Comment;
import dev.pggen.source.Document;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of a server's own configuration, read by itself or because a manifest mounts it. */
public sealed interface ServerFile extends Document permits HbaDocument, ConfDocument {
  /** The format under which rules ask for each of them. */
  String ANY = "server-file";

  /** The version that reads it, where that is known. */
  Optional<Integer> major();

  /** Files that it takes in and that are not there. */
  List<Missing> missing();

  /** Paths of the files that it takes in, as reported. */
  Set<String> included();

  /**
   * A file that is named and is not there.
   *
   * @param directive {@code include}, {@code include_dir} or {@code @}
   * @param path as written
   * @param span where it is named
   */
  record Missing(String directive, String path, Span span) {}

  @Override
  default boolean isOf(String wanted) {
    return format().equals(wanted) || wanted.equals(ANY);
  }

  /** Comments as every format has them; one on lines joined by a backslash is none of ours. */
  static List<Comment> comments(SourceFile file, List<PgComment> written) {
    List<Comment> comments = new ArrayList<>(written.size());
    for (PgComment each : written) {
      if (each.span().line() == each.span().endLine() && each.span().file() == file) {
        comments.add(new Comment(each.text(), each.span(), each.alone()));
      }
    }
    return comments;
  }
}
