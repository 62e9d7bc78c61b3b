package dev.pggen.artifact;

import dev.pggen.stack.Origin;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file to be written. The text ends in one newline and has LF line ends, except where files of
 * the user are repeated: those keep their bytes.
 *
 * @param path below the output root, with forward slashes; never absolute, never with {@code ..}
 * @param text the whole text
 * @param executable mode 0755 instead of 0644, whatever the umask
 * @param reasons why a line is as it is, by 1-based number of its first line; holds up to the next
 *     one. Line 1 is always there, so every line has a reason.
 */
public record OutputFile(
    String path, String text, boolean executable, SortedMap<Integer, Origin> reasons) {
  /** Files of the user: given to containers, or taken along for a new host. */
  private static final List<String> GIVEN = List.of("files/", "kit/sources/");

  public OutputFile {
    if (path.startsWith("/") || path.contains("\\") || ("/" + path + "/").contains("/../")) {
      throw new IllegalArgumentException("path leaves the output root: " + path);
    }
    boolean ours = GIVEN.stream().noneMatch(path::startsWith);
    if (ours && (!text.endsWith("\n") || text.contains("\r"))) {
      throw new IllegalArgumentException("text must end in LF and hold no CR: " + path);
    }
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
    if (!reasons.containsKey(1)) {
      throw new IllegalArgumentException("the first line needs a reason: " + path);
    }
  }

  /** A file whose lines all exist for one reason. */
  public static OutputFile of(String path, String text, boolean executable, String reason) {
    return new OutputFile(
        path, text, executable, new TreeMap<>(java.util.Map.of(1, Origin.decided(reason))));
  }

  /** Why a line is as it is. */
  public Origin reason(int line) {
    SortedMap<Integer, Origin> upTo = reasons.headMap(line + 1);
    return reasons.getOrDefault(upTo.isEmpty() ? 1 : upTo.lastKey(), Origin.decided(""));
  }
}
