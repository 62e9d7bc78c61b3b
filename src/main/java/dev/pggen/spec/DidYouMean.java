package dev.pggen.spec;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
final class DidYouMean {
  private DidYouMean() {}

  /** The nearest of the candidates, if it is near enough to be a slip of the hand. */
  static Optional<String> among(Collection<String> candidates, String written) {
    String word = written.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, Math.min(3, written.length() / 3));
    String best = "";
    int distance = limit + 1;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - word.length()) >= distance) {
        continue;
      }
      int d = distance(candidate.toLowerCase(Locale.ROOT), word);
      if (d < distance) {
        distance = d;
        best = candidate;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /** {@code ; did you mean `x`?}, or nothing. */
  static String question(Collection<String> candidates, String written) {
    return among(candidates, written).map(x -> "; did you mean `" + x + "`?").orElse("");
  }

  /** Insertions, deletions, substitutions and swaps of neighbours from one word to the other. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}
