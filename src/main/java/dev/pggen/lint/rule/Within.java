package dev.pggen.lint.rule;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.Optional;

/** The place of a text inside of a longer one, as far as the file writes it as it is meant. */
final class Within {
  private Within() {}

  /** The first place in a span where this text stands on one line. */
  static Optional<Span> find(Span span, String text) {
    SourceFile file = span.file();
    for (int line = span.line(); line <= span.endLine() && !text.isEmpty(); line++) {
      String written = file.line(line);
      int from = line == span.line() ? index(written, span.column()) : 0;
      int to = line == span.endLine() ? index(written, span.endColumn()) : written.length();
      int at = written.indexOf(text, from);
      if (at >= 0 && at + text.length() <= to) {
        int column = written.codePointCount(0, at) + 1;
        int end = column + text.codePointCount(0, text.length());
        return Optional.of(file.span(line, column, line, end));
      }
    }
    return Optional.empty();
  }

  /** From the start of a span to the end of that line: what an excerpt would show. */
  static Span line(Span span) {
    String line = span.file().line(span.line());
    int end = line.codePointCount(0, line.length()) + 1;
    return span.file().span(span.line(), span.column(), span.line(), end);
  }

  /** From a span, the key of something, to the end of its file. */
  static Span rest(Span span) {
    int last = span.file().lineCount();
    String line = span.file().line(last);
    int end = line.codePointCount(0, line.length()) + 1;
    return span.file().span(span.line(), span.column(), last, end);
  }

  private static int index(String line, int column) {
    int points = Math.min(column - 1, line.codePointCount(0, line.length()));
    return line.offsetByCodePoints(0, points);
  }
}
