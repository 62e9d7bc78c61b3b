package dev.pggen.yaml;

import dev.pggen.source.Comment;
import dev.pggen.source.Document;
import dev.pggen.source.SourceFile;
import java.util.List;

/**
 * A YAML file that was read.
 *
 * @param file where it came from
 * @param dialect whose YAML it is
 * @param root its content; a null scalar at the start if there is none
 * @param comments in the order of the file
 */
public record YamlDocument(
    SourceFile file, YamlDialect dialect, YamlNode root, List<Comment> comments)
    implements Document {
  public YamlDocument {
    comments = List.copyOf(comments);
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
