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
  private final boolean actions;
  private int barren;

  /** As it stands. */
  HclText(SourceFile file) {
    this(file, false);
  }

  /**
   * A file's text.
   *
   * @param actions whether another program fills in what stands between <code>{{</code> and <code>
   *     }}</code> before it is HCL
   */
  HclText(SourceFile file, boolean actions) {
    this.file = file;
    this.actions = actions;
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

  /**
   * How long what another program fills in is there, braces and all, on one line; 0 where nothing
   * is.
   */
  int action(int index) {
    if (!actions || index < barren || !startsWith("{{", index)) {
      return 0;
    }
    int end = index + 2;
    while (end < points.length && lineBreak(end) == 0 && !startsWith("}}", end)) {
      end++;
    }
    boolean closed = startsWith("}}", end);
    barren = closed ? barren : end; // looked for once, however many braces open there
    return closed ? end + 2 - index : 0;
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
