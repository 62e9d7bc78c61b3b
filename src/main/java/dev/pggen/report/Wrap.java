package dev.pggen.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose between words; a word longer than the line stays whole, for it may be copied. */
final class Wrap {
  private static final int LEAST = 20;

  private Wrap() {}

  /**
   * Lines of at most so many columns where that is possible; at least one line.
   *
   * @param indent columns that will stand before each line but the first
   */
  static List<String> text(String prose, int width, int indent) {
    if (TextWidth.of(prose) <= Math.max(LEAST, width)) {
      return List.of(prose);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : prose.split(" ", -1)) {
      int columns = TextWidth.of(word);
      int room = Math.max(LEAST, lines.isEmpty() ? width : width - indent);
      if (line.length() > 0 && used + 1 + columns > room) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (line.length() > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += columns;
    }
    lines.add(line.toString());
    return lines;
  }
}
