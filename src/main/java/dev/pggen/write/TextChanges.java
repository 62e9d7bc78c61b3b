package dev.pggen.write;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;

/** Two texts as the few places in which they differ. */
public final class TextChanges {
  private TextChanges() {}

  /**
   * A place of the old text, and what stands there in the new one.
   *
   * @param from index of the first character that goes
   * @param to index after the last one
   * @param text what comes
   */
  public record Change(int from, int to, String text) {}

  /** All of them, in order; none touches another. */
  public static List<Change> between(String before, String after) {
    List<String> old = lines(before);
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (String line : old) {
      starts.add(starts.get(starts.size() - 1) + line.length());
    }
    List<Change> changes = new ArrayList<>();
    for (AbstractDelta<String> delta : DiffUtils.diff(old, lines(after)).getDeltas()) {
      Chunk<String> source = delta.getSource();
      int from = starts.get(source.getPosition());
      int to = starts.get(source.getPosition() + source.size());
      changes.add(trimmed(before, from, to, String.join("", delta.getTarget().getLines())));
    }
    return changes;
  }

  /** Without what is the same at both ends, as far as an editor can name places there. */
  private static Change trimmed(String before, int from, int to, String text) {
    int most = Math.min(to - from, text.length());
    int head = 0;
    while (head < most && before.charAt(from + head) == text.charAt(head)) {
      head++;
    }
    while (head > 0 && (isWithin(before, from + head) || isWithin(text, head))) {
      head--;
    }
    int tail = 0;
    while (tail < most - head
        && before.charAt(to - tail - 1) == text.charAt(text.length() - tail - 1)) {
      tail++;
    }
    while (tail > 0 && (isWithin(before, to - tail) || isWithin(text, text.length() - tail))) {
      tail--;
    }
    return new Change(from + head, to - tail, text.substring(head, text.length() - tail));
  }

  /** Whether a place lies within a character of two units, or within the end of a line. */
  private static boolean isWithin(String text, int at) {
    return at > 0
        && at < text.length()
        && (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))
            || text.charAt(at - 1) == '\r' && text.charAt(at) == '\n');
  }

  /** Lines with their ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
        lines.add(text.substring(from, i + 1));
        from = i + 1;
      }
    }
    if (from < text.length()) {
      lines.add(text.substring(from));
    }
    return lines;
  }
}
