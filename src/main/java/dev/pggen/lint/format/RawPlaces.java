package dev.pggen.lint.format;

import dev.pggen.source.Span;

/** Finds texts one after the other as they are written in a part of a file. */
final class RawPlaces {
  private final Span whole;
  private int line;
  private int from;

  RawPlaces(Span whole) {
    this.whole = whole;
    this.line = whole.line();
    this.from = offset(whole.line(), whole.column());
  }

  private int offset(int number, int column) {
    return whole.file().line(number).offsetByCodePoints(0, column - 1);
  }

  /** The next place of a text; of all where it is written otherwise. */
  Span next(String raw) {
    int start = from;
    for (int number = line; number <= whole.endLine(); number++) {
      String text = whole.file().line(number);
      int end = number == whole.endLine() ? offset(number, whole.endColumn()) : text.length();
      int at = text.indexOf(raw, start);
      if (at >= 0 && at + raw.length() <= end) {
        line = number;
        from = at + raw.length();
        return whole
            .file()
            .span(number, text.codePointCount(0, at) + 1, number, text.codePointCount(0, from) + 1);
      }
      start = 0;
    }
    return whole;
  }
}
