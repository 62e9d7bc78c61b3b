package dev.pggen.yaml;

import dev.pggen.source.Comment;
import dev.pggen.source.Document;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.List;

/**
 * A YAML file that was read.
 *
 * @param file where it came from
 * @param dialect whose YAML it is
 * @param root its content; a null scalar at the start if there is none
 * @param comments in the order of the file
 * @param unread values that are no YAML, behind which it was read on; what stands there is unknown
 * @param merged whether its content was put together from several documents of the file: what is
 *     one map there stands in several places, and no fix knows which
 */
public record YamlDocument(
    SourceFile file,
    YamlDialect dialect,
    YamlNode root,
    List<Comment> comments,
    List<Span> unread,
    boolean merged)
    implements Document {
  public YamlDocument {
    comments = List.copyOf(comments);
    unread = List.copyOf(unread);
  }

  /** One that was read as a whole. */
  public YamlDocument(SourceFile file, YamlDialect dialect, YamlNode root, List<Comment> comments) {
    this(file, dialect, root, comments, List.of());
  }

  /** One document, which may have been read on behind some values. */
  public YamlDocument(
      SourceFile file,
      YamlDialect dialect,
      YamlNode root,
      List<Comment> comments,
      List<Span> unread) {
    this(file, dialect, root, comments, unread, false);
  }

  /** Whether a value that could not be read stands in a place. */
  public boolean isUnreadIn(Span place) {
    return unread.stream().anyMatch(u -> u.line() >= place.line() && u.line() <= place.endLine());
  }

  @Override
  public String format() {
    return dialect.format();
  }

  @Override
  public boolean isOf(String wanted) {
    return format().equals(wanted) || dialect.base().equals(wanted);
  }
}
