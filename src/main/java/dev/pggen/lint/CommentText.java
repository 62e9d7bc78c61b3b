package dev.pggen.lint;

import dev.pggen.source.Comment;
import dev.pggen.source.Span;

/** The text of a comment, with the place of each part of it. */
final class CommentText {
  private final String text;
  private final Span whole;
  private final int column;

  CommentText(Comment comment) {
    this.text = comment.text();
    this.whole = comment.span();
    String line = whole.file().line(whole.line());
    int sign = Math.min(whole.column() - 1, line.codePointCount(0, line.length()));
    int from = line.indexOf(text, line.offsetByCodePoints(0, sign));
    this.column = from < 0 ? 0 : line.codePointCount(0, from) + 1;
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  /** A character, or 0 behind the end. */
  char at(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  /** The first place from one on that is no blank. */
  int skipBlanks(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** The next blank, or the end. */
  int wordEnd(int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return at;
  }

  /** The whole comment. */
  Span whole() {
    return whole;
  }

  /** The word that begins here; at the end of the comment the place behind it. */
  Span word(int from) {
    return part(from, wordEnd(from));
  }

  /** From one character to before another. */
  Span part(int from, int to) {
    if (column == 0) {
      return whole; // the text does not stand in the file as it is
    }
    int start = column + text.codePointCount(0, from);
    int end = start + text.codePointCount(from, Math.max(from, to));
    return new Span(whole.file(), whole.line(), start, whole.line(), end);
  }
}
