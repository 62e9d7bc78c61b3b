package dev.pggen.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The newest minor that is known of a major. Plans choose by it, and rules measure by it; from a
 * dated table, {@code minors.tsv}.
 *
 * @param major like 17
 * @param version like {@code 17.11}
 * @param suite distribution of the official image
 * @param endOfLife last day with fixes, {@code YYYY-MM-DD}
 */
public record Minor(int major, String version, String suite, String endOfLife) {
  private static final String TABLE = "minors.tsv";

  // Loaded when first asked: most runs ask for one, and some for none.
  private static final class Newest {
    private static final Map<Integer, Minor> BY_MAJOR = load();
  }

  /** The newest of a major, if the major is known. */
  public static Optional<Minor> newest(int major) {
    return Optional.ofNullable(Newest.BY_MAJOR.get(major));
  }

  private static Map<Integer, Minor> load() {
    Map<Integer, Minor> all = new TreeMap<>();
    for (String line : text().split("\n", -1)) {
      if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
        String[] cells = line.split("\t", -1);
        int major = Integer.parseInt(cells[0]);
        all.put(major, new Minor(major, cells[1], cells[2], cells[3]));
      }
    }
    return all;
  }

  private static String text() {
    try (InputStream in = Minor.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("table " + TABLE + " is not packed");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("table " + TABLE, e);
    }
  }
}
