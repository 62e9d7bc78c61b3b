package dev.pggen.yaml;

import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** From lines and columns of a text to indexes in it. */
final class Offsets {
  private final String text;
  private final List<Integer> starts = new ArrayList<>(List.of(0));

  Offsets(String text) {
    this.text = text;
    for (int i = 0; i < text.length(); i++) {
      boolean crBeforeLf =
          text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isBreak(i) && !crBeforeLf) {
        starts.add(i + 1);
      }
    }
  }

  /** Where a span begins. */
  int from(Span span) {
    return at(span.line(), span.column());
  }

  /** The index after its last character. */
  int to(Span span) {
    return at(span.endLine(), span.endColumn());
  }

  private int at(int line, int column) {
    return text.offsetByCodePoints(starts.get(line - 1), column - 1);
  }

  /** Where the line of an index begins. */
  int lineStart(int index) {
    int start = index;
    while (start > 0 && !isBreak(start - 1)) {
      start--;
    }
    return start;
  }

  /** Where the line of an index ends, its break not included. */
  int lineEnd(int index) {
    int end = index;
    while (end < text.length() && !isBreak(end)) {
      end++;
    }
    return end;
  }

  /** Where the line after that of an index begins, or the end of the text. */
  int nextLine(int index) {
    int end = lineEnd(index);
    boolean two = text.startsWith("\r\n", end);
    return Math.min(text.length(), end + (two ? 2 : 1));
  }

  /** Where the break before a line begins. */
  int breakBefore(int lineStart) {
    boolean two = lineStart > 1 && text.startsWith("\r\n", lineStart - 2);
    return Math.max(0, lineStart - (two ? 2 : 1));
  }

  /** What the file's lines end in: as its first one does. */
  String lineBreak() {
    int end = lineEnd(0);
    return end == text.length() ? "\n" : text.substring(end, nextLine(0));
  }

  /** Whether nothing but blanks stands between two indexes. */
  boolean blank(int from, int to) {
    return only(from, to, " \t");
  }

  /** Whether nothing but these characters stands between two indexes. */
  boolean only(int from, int to, String characters) {
    for (int i = from; i < to; i++) {
      if (characters.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a line has only blanks from an index on, or blanks and a comment. */
  boolean endsHere(int index) {
    int i = index;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i == lineEnd(i) || (text.charAt(i) == '#' && i > index);
  }

  /** The character there. */
  char at(int index) {
    return text.charAt(index);
  }

  /** How long the text is. */
  int length() {
    return text.length();
  }

  private boolean isBreak(int index) {
    return text.charAt(index) == '\n' || text.charAt(index) == '\r';
  }
}
