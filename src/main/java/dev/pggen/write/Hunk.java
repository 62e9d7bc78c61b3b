package dev.pggen.write;

import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Changes that lie so near to each other that they are printed together.
 *
 * @param changes in their order, at least one
 * @param before how many lines are shown before the first
 * @param after how many are shown behind the last
 */
record Hunk(List<AbstractDelta<String>> changes, int before, int after) {

  /** The first line behind a change. */
  static int end(AbstractDelta<String> change) {
    return change.getSource().getPosition() + change.getSource().size();
  }

  /** The first old line behind the last change. */
  int end() {
    return end(changes.get(changes.size() - 1));
  }

  /** Whether a line that changes may not be shown as it is. */
  boolean hides(UnaryOperator<String> shown) {
    return changes.stream()
        .flatMap(c -> Stream.of(c.getSource(), c.getTarget()))
        .flatMap(chunk -> chunk.getLines().stream())
        .anyMatch(line -> !shown.apply(line).equals(line));
  }

  void write(List<String> old, UnaryOperator<String> shown, StringBuilder out) {
    Chunk<String> from = changes.get(0).getSource();
    Chunk<String> last = changes.get(changes.size() - 1).getTarget();
    int oldStart = from.getPosition() - before;
    int newStart = changes.get(0).getTarget().getPosition() - before;
    out.append("@@ -").append(range(oldStart, end() + after - oldStart)).append(" +");
    out.append(range(newStart, last.getPosition() + last.size() + after - newStart));
    out.append(" @@\n");
    int at = oldStart;
    for (AbstractDelta<String> change : changes) {
      lines(' ', old.subList(at, change.getSource().getPosition()), shown, out);
      lines('-', change.getSource().getLines(), shown, out);
      lines('+', change.getTarget().getLines(), shown, out);
      at = end(change);
    }
    lines(' ', old.subList(at, at + after), shown, out);
  }

  /** Where no line is, the one before is named. */
  private static String range(int start, int size) {
    return (size == 0 ? start : start + 1) + "," + size;
  }

  private static void lines(
      char sign, List<String> lines, UnaryOperator<String> shown, StringBuilder out) {
    lines.forEach(line -> out.append(sign).append(shown.apply(line)).append('\n'));
  }
}
