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

  /** Where a word stands by itself in a place; else the whole place. */
  static Span word(Span span, String word) {
    for (int number = span.line(); number <= span.endLine(); number++) {
      String line = span.file().line(number);
      int end = line.codePointCount(0, line.length()) + 1;
      int from = number == span.line() ? span.column() : 1;
      int to = number == span.endLine() ? Math.min(span.endColumn(), end) : end;
      int at = from >= to ? -1 : find(at(span.file().span(number, from, number, to)), word);
      if (at >= 0) {
        int length = word.codePointCount(0, word.length());
        return span.file().span(number, from + at, number, from + at + length);
      }
    }
    return span;
  }

  /** After how many characters a word stands by itself, or -1. */
  private static int find(String text, String word) {
    int from = text.indexOf(word);
    while (from >= 0 && (isPart(text, from - 1) || isPart(text, from + word.length()))) {
      from = text.indexOf(word, from + 1);
    }
    return from < 0 ? -1 : text.codePointCount(0, from);
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
