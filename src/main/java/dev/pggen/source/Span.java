package dev.pggen.source;

/**
 * A stretch of a file. Lines and columns are 1-based code points; the end column is exclusive.
 *
 * @param file where it is
 * @param line first line
 * @param column first column
 * @param endLine last line
 * @param endColumn the column after the last one
 */
public record Span(SourceFile file, int line, int column, int endLine, int endColumn)
    implements Comparable<Span> {

  /** The path under which the file is reported. */
  public String path() {
    return file.path();
  }

  /** As printed in reports: {@code path:line:column}. */
  public String position() {
    return file.path() + ":" + line + ":" + column;
  }

  /** Its text where it stands on one line, else nothing. */
  public String text() {
    String whole = file.line(line);
    int end = whole.codePointCount(0, whole.length());
    if (line != endLine || column > endColumn || endColumn - 1 > end) {
      return "";
    }
    int from = whole.offsetByCodePoints(0, column - 1);
    return whole.substring(from, whole.offsetByCodePoints(from, endColumn - column));
  }

  @Override
  public int compareTo(Span other) {
    int byPath = path().compareTo(other.path());
    if (byPath != 0) {
      return byPath;
    }
    int byLine = Integer.compare(line, other.line);
    if (byLine != 0) {
      return byLine;
    }
    int byColumn = Integer.compare(column, other.column);
    if (byColumn != 0) {
      return byColumn;
    }
    int byEndLine = Integer.compare(endLine, other.endLine);
    return byEndLine != 0 ? byEndLine : Integer.compare(endColumn, other.endColumn);
  }

  @Override
  public String toString() {
    return position();
  }
}
