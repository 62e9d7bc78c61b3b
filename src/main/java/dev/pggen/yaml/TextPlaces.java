package dev.pggen.yaml;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.Arrays;

/** From an index in code points, as snakeyaml counts, to a line and column of the file. */
final class TextPlaces {
  private final SourceFile file;
  private final int[] codePoints;
  private final int[] lineStarts;

  TextPlaces(SourceFile file) {
    this.file = file;
    this.codePoints = file.text().codePoints().toArray();
    int[] starts = new int[file.lineCount()];
    int lines = 1;
    for (int i = 0; i < codePoints.length; i++) {
      boolean crBeforeLf =
          codePoints[i] == '\r' && i + 1 < codePoints.length && codePoints[i + 1] == '\n';
      if ((codePoints[i] == '\n' || codePoints[i] == '\r') && !crBeforeLf) {
        starts[lines++] = i + 1;
      }
    }
    this.lineStarts = starts;
  }

  int length() {
    return codePoints.length;
  }

  /** The code point there, or 0 outside the text. */
  int at(int index) {
    return index >= 0 && index < codePoints.length ? codePoints[index] : 0;
  }

  boolean blankAt(int index) {
    int c = at(index);
    return c == ' ' || c == '\t';
  }

  boolean breakAt(int index) {
    int c = at(index);
    return c == '\n' || c == '\r';
  }

  String text(int from, int to) {
    return new String(codePoints, from, to - from);
  }

  /** Where the line of an index ends, its line break not included. */
  int lineEnd(int index) {
    int end = index;
    while (end < codePoints.length && !breakAt(end)) {
      end++;
    }
    return end;
  }

  /** Where the line of an index begins. */
  int lineStart(int index) {
    return lineStarts[line(clamp(index))];
  }

  Span span(int from, int to) {
    int start = clamp(from);
    int end = Math.max(start, clamp(to));
    int line = line(start);
    int endLine = line(end);
    return file.span(
        line + 1, start - lineStarts[line] + 1, endLine + 1, end - lineStarts[endLine] + 1);
  }

  private int line(int index) {
    int found = Arrays.binarySearch(lineStarts, index);
    return found >= 0 ? found : -found - 2;
  }

  private int clamp(int index) {
    return Math.max(0, Math.min(index, codePoints.length));
  }
}
