package dev.pggen.catalog.template;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;

/** From offsets in the text of a file to lines and columns. */
final class Places {
  private final SourceFile file;
  private final int[] lines;
  private final int[] columns;

  Places(SourceFile file) {
    this.file = file;
    String text = file.text();
    this.lines = new int[text.length() + 1];
    this.columns = new int[text.length() + 1];
    int line = 1;
    int column = 1;
    for (int i = 0; i <= text.length(); i++) {
      lines[i] = line;
      columns[i] = column;
      if (i == text.length()) {
        break;
      }
      char c = text.charAt(i);
      boolean crBeforeLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if ((c == '\n' || c == '\r') && !crBeforeLf) {
        line++;
        column = 1;
      } else if (!Character.isHighSurrogate(c)) {
        column++;
      }
    }
  }

  Span span(int from, int to) {
    return file.span(lines[from], columns[from], lines[to], columns[to]);
  }
}
