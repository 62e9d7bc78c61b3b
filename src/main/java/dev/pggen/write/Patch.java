package dev.pggen.write;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Two texts of one file as a patch that {@code git apply} takes, byte for byte. What is to be
 * hidden stands in no line around a change, and is hidden where it is changed.
 *
 * @param text the patch, empty if the texts are equal
 * @param hides whether something is hidden in a line that changes: no program can apply that
 * @param bare whether no line is left behind some change: {@code git apply} takes it with {@code
 *     --unidiff-zero} alone
 */
public record Patch(String text, boolean hides, boolean bare) {
  private static final int CONTEXT = 3;
  private static final String NO_NEWLINE = "\n\\ No newline at end of file";

  /**
   * The patch from one text to another.
   *
   * @param path as printed; one from the root of the file system loses its slash
   * @param shown a line as it may be printed; a line without secrets is itself
   */
  public static Patch of(String path, String before, String after, UnaryOperator<String> shown) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    List<String> old = lines(before);
    List<Hunk> hunks = hunks(old, DiffUtils.diff(old, lines(after)).getDeltas(), shown);
    if (hunks.isEmpty()) {
      return new Patch("", false, false);
    }
    StringBuilder out = new StringBuilder("--- a/" + name + "\n+++ b/" + name + "\n");
    hunks.forEach(hunk -> hunk.write(old, shown, out));
    return new Patch(
        out.toString(),
        hunks.stream().anyMatch(hunk -> hunk.hides(shown)),
        hunks.stream().anyMatch(hunk -> hunk.after() == 0 && hunk.end() < old.size()));
  }

  /** Changes that are printed together go on as long as what lies between may be shown. */
  private static List<Hunk> hunks(
      List<String> old, List<AbstractDelta<String>> all, UnaryOperator<String> shown) {
    List<Hunk> hunks = new ArrayList<>();
    List<AbstractDelta<String>> some = new ArrayList<>();
    int before = 0;
    for (int i = 0; i < all.size(); i++) {
      int start = all.get(i).getSource().getPosition();
      int end = start + all.get(i).getSource().size();
      int next = i + 1 < all.size() ? all.get(i + 1).getSource().getPosition() : old.size();
      if (some.isEmpty()) {
        int last = i == 0 ? 0 : Hunk.end(all.get(i - 1));
        while (before < CONTEXT
            && start - before > last
            && isOpen(old.get(start - before - 1), shown)) {
          before++;
        }
      }
      some.add(all.get(i));
      int open = 0;
      while (end + open < next && open <= 2 * CONTEXT && isOpen(old.get(end + open), shown)) {
        open++;
      }
      boolean joined = i + 1 < all.size() && end + open == next && open <= 2 * CONTEXT;
      if (!joined) {
        hunks.add(new Hunk(List.copyOf(some), before, Math.min(open, CONTEXT)));
        some.clear();
        before = 0;
      }
    }
    return hunks;
  }

  private static boolean isOpen(String line, UnaryOperator<String> shown) {
    return shown.apply(line).equals(line);
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int last = lines.size() - 1;
    if (lines.get(last).isEmpty()) {
      lines.remove(last);
    } else {
      lines.set(last, lines.get(last) + NO_NEWLINE);
    }
    return lines;
  }
}
