package dev.pggen.report;

import dev.pggen.source.Span;
import java.util.List;

/** One line of a file with a mark under a part of it. */
final class Excerpt {
  private static final int SHOWN_BEFORE = 24;

  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();
  private int used;

  private Excerpt() {}

  /**
   * The first line of a span.
   *
   * @param mark drawn under each column of the span
   * @param secrets places in the same file whose text is a secret
   * @param width columns for the excerpt
   */
  static Excerpt of(Span span, char mark, List<Span> secrets, int width) {
    int[] line = span.file().line(span.line()).codePoints().toArray();
    int from = Math.min(span.column() - 1, line.length);
    int to =
        span.endLine() > span.line() ? line.length : Math.min(span.endColumn() - 1, line.length);
    int skip = columns(line, 0, to) <= width ? 0 : skipped(line, from);
    Excerpt excerpt = new Excerpt();
    if (skip > 0) {
      excerpt.add('…', ' ');
    }
    int end = skip;
    for (; end < line.length && excerpt.fits(line, end, width); end++) {
      boolean guilty = end >= from && end < to;
      boolean secret = isSecret(secrets, span.line(), end + 1);
      excerpt.add(secret ? '*' : Visible.of(line[end]), guilty ? mark : ' ');
    }
    if (end < line.length) {
      excerpt.add('…', ' ');
    }
    if (from >= to) {
      excerpt.point(columns(line, skip, from) + (skip > 0 ? 1 : 0), mark);
    }
    return excerpt;
  }

  /** The line, with tabs as single blanks and control characters made visible. */
  String shown() {
    return shown.toString().stripTrailing();
  }

  /** The marks under it. */
  String marks() {
    return marks.toString().stripTrailing();
  }

  private void add(int codePoint, char mark) {
    int columns = TextWidth.of(codePoint);
    shown.appendCodePoint(codePoint);
    used += columns;
    for (int i = 0; i < columns; i++) {
      marks.append(mark);
    }
  }

  /** An empty span still has a place. */
  private void point(int column, char mark) {
    while (marks.length() <= column) {
      marks.append(' ');
    }
    marks.setCharAt(column, mark);
  }

  private static boolean isSecret(List<Span> secrets, int line, int column) {
    for (Span s : secrets) {
      boolean begun = s.line() < line || s.line() == line && s.column() <= column;
      if (begun && (line < s.endLine() || line == s.endLine() && column < s.endColumn())) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is room for a code point, and for the sign that more follows if it does. */
  private boolean fits(int[] line, int at, int width) {
    int sign = at + 1 < line.length ? 1 : 0;
    return used + TextWidth.of(Visible.of(line[at])) + sign <= width;
  }

  /** How many code points are left out so that a mark has some columns before it. */
  private static int skipped(int[] line, int from) {
    int skip = from;
    for (int columns = 0; skip > 0; skip--) {
      columns += TextWidth.of(Visible.of(line[skip - 1]));
      if (columns > SHOWN_BEFORE) {
        break;
      }
    }
    return skip;
  }

  private static int columns(int[] line, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n += TextWidth.of(Visible.of(line[i]));
    }
    return n;
  }
}
