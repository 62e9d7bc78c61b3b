package dev.pggen.lint;

import dev.pggen.source.Document;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import java.util.List;

/**
 * A file to be linted.
 *
 * @param document as it was read, with the comments in which suppressions may stand
 * @param stack what it says
 * @param ignores the spec's own list; empty for other formats
 */
public record Subject(Document document, Stack stack, List<Ignore> ignores) {
  public Subject {
    ignores = List.copyOf(ignores);
  }

  /** Where it came from. */
  public SourceFile file() {
    return document.file();
  }
}
