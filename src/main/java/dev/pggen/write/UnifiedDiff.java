package dev.pggen.write;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Two versions of a file as a unified diff with three lines around each change. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /**
   * The diff, each line ending in LF; empty if the texts are equal.
   *
   * @param path as printed, relative
   * @param before empty bytes for a file that is not there
   */
  static String of(String path, byte[] before, byte[] after) {
    List<String> old;
    List<String> now;
    try {
      old = lines(before);
      now = lines(after);
    } catch (CharacterCodingException e) {
      return "--- a/" + path + "\n+++ b/" + path + "\n(not UTF-8 text: no diff)\n";
    }
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            before.length == 0 ? "/dev/null" : "a/" + path,
            after.length == 0 ? "/dev/null" : "b/" + path,
            old,
            DiffUtils.diff(old, now),
            CONTEXT);
    StringBuilder out = new StringBuilder();
    diff.forEach(line -> out.append(printable(line)).append('\n'));
    return out.toString();
  }

  private static List<String> lines(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    } else {
      lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " (no newline at the end)");
    }
    return lines;
  }

  /** A hand-edited file may hold anything; a terminal must not obey it. */
  private static String printable(String line) {
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) && c != '\t' ? 0xfffd : c));
    return out.toString();
  }
}
