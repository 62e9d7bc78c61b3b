package dev.pggen.lint;

import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import java.util.stream.Stream;

/**
 * A rule that only one format can break.
 *
 * @param <T> what the format's reader gives
 */
public interface FormatRule<T extends Document> extends Rule {
  /** The format that it is about, as {@link Document#isOf} knows it. */
  String format();

  /** What documents of that format are. */
  Class<T> documents();

  /** What is wrong with the document, in any order. */
  Stream<Finding> check(T document);
}
