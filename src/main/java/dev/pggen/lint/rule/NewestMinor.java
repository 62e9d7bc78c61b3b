package dev.pggen.lint.rule;

import java.util.List;
import java.util.Optional;

/**
 * The newest minor that is known of a major.
 *
 * @param version like {@code 17.11}
 * @param suite the distribution of its official image
 */
record NewestMinor(String version, String suite) {
  /** The table by which plans choose; a second one would be forgotten. */
  private static final String MINORS = "/dev/pggen/plan/minors.tsv";

  static Optional<NewestMinor> of(String major) {
    for (List<String> row : Table.read(MINORS)) {
      if (row.get(0).equals(major)) {
        return Optional.of(new NewestMinor(row.get(1), row.get(2)));
      }
    }
    return Optional.empty();
  }
}
