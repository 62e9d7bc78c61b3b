package dev.pggen.lint.rule;

import dev.pggen.source.Span;

/** The text that stands at a place, so that a fix replaces just this. */
final class Written {
  private Written() {}

  /** Whether this value alone stands there, with or without quotes. */
  static boolean is(Span span, String value) {
    String text = at(span);
    int end = text.length() - 1;
    boolean quoted = end > 0 && (text.charAt(0) == '"' || text.charAt(0) == '\'');
    return text.equals(value)
        || (quoted && text.charAt(end) == text.charAt(0) && text.substring(1, end).equals(value));
  }

  /** Where a word stands by itself in a place on one line; else the whole place. */
  static Span word(Span span, String word) {
    String text = at(span);
    int from = text.indexOf(word);
    while (from >= 0) {
      int to = from + word.length();
      if (!isPart(text, from - 1) && !isPart(text, to)) {
        int column = span.column() + text.codePointCount(0, from);
        int end = column + word.codePointCount(0, word.length());
        return span.file().span(span.line(), column, span.line(), end);
      }
      from = text.indexOf(word, from + 1);
    }
    return span;
  }

  private static boolean isPart(String text, int index) {
    return index >= 0
        && index < text.length()
        && (Character.isLetterOrDigit(text.charAt(index)) || "_-".indexOf(text.charAt(index)) >= 0);
  }

  /** The text of a place on one line; empty if it spans several. */
  static String at(Span span) {
    String line = span.file().line(span.line());
    int length = line.codePointCount(0, line.length());
    if (span.line() != span.endLine() || span.endColumn() - 1 > length) {
      return "";
    }
    return line.substring(
        line.offsetByCodePoints(0, span.column() - 1),
        line.offsetByCodePoints(0, span.endColumn() - 1));
  }
}
