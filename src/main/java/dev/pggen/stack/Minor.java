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
    for (Table.Row row : Table.read(Minor.class, TABLE)) {
      int major = Integer.parseInt(row.first());
      all.put(
          major, new Minor(major, row.cell("minor"), row.cell("suite"), row.cell("end_of_life")));
    }
    return all;
  }
}
