package dev.pggen.source;

import java.util.ArrayList;
import java.util.List;

/**
 * A text file and the name under which it is reported.
 *
 * <p>Lines end at LF, CRLF or CR. Lines and columns are 1-based; columns count code points.
 */
public final class SourceFile {
  private final String path;
  private final String text;
  private final List<String> lines;

  private SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
    this.lines = split(text);
  }

  /**
   * A file with this text.
   *
   * @param path as shown in findings, with forward slashes, relative where possible
   */
  public static SourceFile of(String path, String text) {
    return new SourceFile(path, text);
  }

  /** The name under which the file is reported. */
  public String path() {
    return path;
  }

  /** The whole text, line ends as they were. */
  public String text() {
    return text;
  }

  /** How many lines there are; an empty file has one. */
  public int lineCount() {
    return lines.size();
  }

  /** The text of a line without its end, or the empty string outside the file. */
  public String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** The place of the file as a whole: its first column. */
  public Span start() {
    return new Span(this, 1, 1, 1, 1);
  }

  /** From one place up to, not including, another. */
  public Span span(int line, int column, int endLine, int endColumn) {
    return new Span(this, line, column, endLine, endColumn);
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        lines.add(text.substring(from, i));
        if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        from = i + 1;
      }
    }
    lines.add(text.substring(from));
    return List.copyOf(lines);
  }

  @Override
  public String toString() {
    return path;
  }
}
