package dev.pggen.source;

import java.util.List;

/** A file as the reader of its format understood it: what rules of that format are asked about. */
public interface Document {
  /** Whose file it is: {@code spec}, or a runtime's id like {@code compose}. */
  String format();

  /** Whether rules of a format are about it; some runtimes take the files of another, and more. */
  default boolean isOf(String wanted) {
    return format().equals(wanted);
  }

  /** Where it came from. */
  SourceFile file();

  /** Its comments, in the order of the file. */
  List<Comment> comments();

  /**
   * Lines whose comments mean a place as well, because it lies in a text of several lines that can
   * hold no comment; none for most places.
   */
  default List<Integer> linesFor(Span place) {
    return List.of();
  }
}
