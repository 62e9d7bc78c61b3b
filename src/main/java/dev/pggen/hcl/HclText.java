package dev.pggen.hcl;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.Arrays;

/** The code points of a file, and the place of each. */
final class HclText {
  /** What stands outside the text. */
  static final int NONE = -1;

  private final SourceFile file;
  private final int[] points;
  private final int[] lineStarts;

  HclText(SourceFile file) {
    this.file = file;
    this.points = file.text().codePoints().toArray();
    this.lineStarts = new int[file.lineCount()];
    int lines = 1;
    for (int i = 0; i < points.length; i++) {
      boolean crBeforeLf = points[i] == '\r' && at(i + 1) == '\n';
      if ((points[i] == '\n' || points[i] == '\r') && !crBeforeLf) {
        lineStarts[lines++] = i + 1;
      }
    }
  }

  /** Whether values are put in before anybody reads it. */
  boolean isFilledIn() {
    return HclReader.isFilledIn(file.path());
  }

  int length() {
    return points.length;
  }

  /** The code point there, or {@link #NONE}. */
  int at(int index) {
    return index >= 0 && index < points.length ? points[index] : NONE;
  }

  /** How long the line break at an index is, LF or CRLF; 0 where there is none. */
  int lineBreak(int index) {
    if (at(index) == '\n') {
      return 1;
    }
    return at(index) == '\r' && at(index + 1) == '\n' ? 2 : 0;
  }

  String text(int from, int to) {
    return new String(points, from, to - from);
  }

  /** Whether this stands there. */
  boolean startsWith(String ascii, int index) {
    for (int i = 0; i < ascii.length(); i++) {
      if (at(index + i) != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing but blanks stands before it on its line. */
  boolean firstOfLine(int index) {
    int before = index - 1;
    while (at(before) == ' ' || at(before) == '\t') {
      before--;
    }
    return before < 0 || at(before) == '\n' || at(before) == '\r';
  }

  Span span(int from, int to) {
    int line = line(from);
    int endLine = line(to);
    return file.span(
        line + 1, from - lineStarts[line] + 1, endLine + 1, to - lineStarts[endLine] + 1);
  }

  private int line(int index) {
    int found = Arrays.binarySearch(lineStarts, index);
    return found >= 0 ? found : -found - 2;
  }
}
