package dev.pggen.lint;

import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import java.util.List;

/**
 * A file to be linted.
 *
 * @param file where suppressions of its findings may stand
 * @param stack what it says
 * @param comments of the file
 * @param ignores the spec's own list; empty for other formats
 */
public record Subject(SourceFile file, Stack stack, List<Comment> comments, List<Ignore> ignores) {
  public Subject {
    comments = List.copyOf(comments);
    ignores = List.copyOf(ignores);
  }
}
