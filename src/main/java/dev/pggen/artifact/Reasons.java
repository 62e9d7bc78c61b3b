package dev.pggen.artifact;

import dev.pggen.stack.Origin;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives each line of a text the reason for which it stands there. */
final class Reasons {
  private Reasons() {}

  /**
   * For files in which each line that is neither blank nor a comment is one rule.
   *
   * @param origins why each rule is so, in their order
   */
  static OutputFile perRule(String path, String text, List<Origin> origins) {
    SortedMap<Integer, Origin> reasons = new TreeMap<>();
    reasons.put(1, Origin.decided("for readers; the server skips comments and blank lines"));
    Origin comment = reasons.getOrDefault(1, Origin.decided(""));
    int number = 0;
    int rule = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        reasons.put(number, comment);
      } else {
        reasons.put(number, origins.get(rule++));
      }
    }
    if (rule != origins.size()) {
      throw new IllegalStateException(path + ": " + rule + " rules for " + origins.size());
    }
    return new OutputFile(path, text, false, reasons);
  }

  /**
   * For texts that say themselves why a stretch is there: the comment or heading above it.
   *
   * @param mark with which such a line begins, like {@code "# "}
   * @param reason of what stands above the first such line
   */
  static OutputFile fromComments(
      String path, String text, boolean executable, String mark, String reason) {
    SortedMap<Integer, Origin> reasons = new TreeMap<>();
    reasons.put(1, Origin.decided(reason));
    StringBuilder comment = new StringBuilder();
    int number = 0;
    int start = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.startsWith(mark)) {
        if (comment.isEmpty()) {
          start = number;
        } else {
          comment.append(' ');
        }
        comment.append(line.substring(mark.length()).strip());
      } else if (!comment.isEmpty()) {
        reasons.put(start, Origin.decided(comment.toString()));
        comment.setLength(0);
      }
    }
    return new OutputFile(path, text, executable, reasons);
  }
}
