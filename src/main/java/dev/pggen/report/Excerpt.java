package dev.pggen.report;

import dev.pggen.source.Span;

/** One line of a file with a mark under a part of it. */
final class Excerpt {
  private static final int SHOWN_BEFORE = 30;

  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();

  private Excerpt() {}

  /**
   * The first line of a span.
   *
   * @param mark drawn under each column of the span
   * @param masked whether the text of the span is a secret
   * @param width columns for the excerpt
   */
  static Excerpt of(Span span, char mark, boolean masked, int width) {
    int[] line = span.file().line(span.line()).codePoints().toArray();
    int from = Math.min(span.column() - 1, line.length);
    int to =
        span.endLine() > span.line() ? line.length : Math.min(span.endColumn() - 1, line.length);
    int skip = columns(line, 0, to) <= width ? 0 : Math.max(0, from - SHOWN_BEFORE);
    Excerpt excerpt = new Excerpt();
    if (skip > 0) {
      excerpt.add('…', ' ');
    }
    for (int i = skip; i < line.length; i++) {
      if (TextWidth.of(excerpt.shown.toString()) >= width - 1) {
        excerpt.add('…', ' ');
        break;
      }
      boolean guilty = i >= from && i < to;
      excerpt.add(guilty && masked ? '*' : visible(line[i]), guilty ? mark : ' ');
    }
    if (from >= to) {
      excerpt.point(from - skip + (skip > 0 ? 1 : 0), mark);
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
    shown.appendCodePoint(codePoint);
    marks.append(String.valueOf(mark).repeat(TextWidth.of(codePoint)));
  }

  /** An empty span still has a place. */
  private void point(int column, char mark) {
    while (marks.length() <= column) {
      marks.append(' ');
    }
    marks.setCharAt(column, mark);
  }

  private static int columns(int[] line, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n += TextWidth.of(line[i]);
    }
    return n;
  }

  private static int visible(int c) {
    if (c == '\t') {
      return ' ';
    }
    int type = Character.getType(c);
    boolean hidden =
        type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
    return hidden ? 0xFFFD : c;
  }
}
