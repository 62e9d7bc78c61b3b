package dev.pggen.stack;

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

  /** The day on which the table was read, as its first line says. */
  static final String READ_ON = "2026-11-20";

  // Loaded when first asked: most runs ask for one, and some for none.
  private static final class Newest {
    private static final Map<Integer, Minor> BY_MAJOR = load();
  }

  /** The newest of a major, if the major is known. */
  public static Optional<Minor> newest(int major) {
    return Optional.ofNullable(Newest.BY_MAJOR.get(major));
  }

  /**
   * The last day with fixes of a major whose last day had gone by when the table was read; empty
   * text if the major is older than the table.
   */
  public static Optional<String> over(int major) {
    if (Newest.BY_MAJOR.keySet().stream().allMatch(known -> major < known)) {
      return Optional.of("");
    }
    return newest(major).map(Minor::endOfLife).filter(last -> last.compareTo(READ_ON) < 0);
  }

  private static Map<Integer, Minor> load() {
    Map<Integer, Minor> all = new TreeMap<>();
    for (Table.Row row : Table.read(Minor.class, TABLE)) {
      int major = Integer.parseInt(row.first());
      all.put(
          major, new Minor(major, row.cell("minor"), row.cell("suite"), row.cell("end_of_life")));
    }
    return all;
  }
}
