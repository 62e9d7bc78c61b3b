package dev.pggen.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose between words; a word longer than the line stays whole. */
final class Wrap {
  private Wrap() {}

  /** Lines of at most so many columns where that is possible; at least one line. */
  static List<String> text(String prose, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : prose.split(" ", -1)) {
      if (line.length() > 0
          && TextWidth.of(line.toString()) + 1 + TextWidth.of(word) > Math.max(20, width)) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
