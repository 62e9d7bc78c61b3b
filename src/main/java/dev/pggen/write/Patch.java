package dev.pggen.write;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;

/** Two texts of one file as a patch that {@code git apply} takes, byte for byte. */
public final class Patch {
  private static final int CONTEXT = 3;
  private static final String NO_NEWLINE = "\n\\ No newline at end of file";

  private Patch() {}

  /**
   * The patch, empty if the texts are equal.
   *
   * @param path as printed; one from the root of the file system loses its slash
   */
  public static String of(String path, String before, String after) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    List<String> old = lines(before);
    StringBuilder out = new StringBuilder();
    UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + name, "b/" + name, old, DiffUtils.diff(old, lines(after)), CONTEXT)
        .forEach(line -> out.append(line).append('\n'));
    return out.toString();
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
