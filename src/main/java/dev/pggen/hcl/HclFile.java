package dev.pggen.hcl;

import dev.pggen.source.Comment;
import dev.pggen.source.Document;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.List;

/**
 * An HCL file that was read.
 *
 * @param file where it came from
 * @param format whose file it is, a runtime's id
 * @param body its content
 * @param comments in the order of the file; one between slash and star may have more lines
 * @param isFilledIn whether another program still puts values in before anybody reads it
 */
public record HclFile(
    SourceFile file, String format, HclBody body, List<Comment> comments, boolean isFilledIn)
    implements Document {
  public HclFile {
    comments = List.copyOf(comments);
  }

  @Override
  public List<Integer> linesFor(Span place) {
    return place.file() == file ? HeredocHolders.of(body, place) : List.of();
  }
}
