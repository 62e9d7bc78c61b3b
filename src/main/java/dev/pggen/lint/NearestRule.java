package dev.pggen.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which rule somebody may have meant by a word that names none. */
final class NearestRule {
  private static final int NEAR = 3;
  private static final int SHORT = 7;

  private NearestRule() {}

  /** The name or id that somebody may have meant. */
  static Optional<String> to(String typed) {
    return to(typed, List.of());
  }

  /** The name, id or other word that somebody may have meant. */
  static Optional<String> to(String typed, List<String> others) {
    String small = typed.toLowerCase(Locale.ROOT);
    boolean id = small.startsWith("pg");
    Stream<String> words = Rules.ALL.stream().map(r -> id ? r.info().id() : r.info().name());
    return Stream.concat(words, others.stream())
        .filter(word -> distance(small, word.toLowerCase(Locale.ROOT)) <= near(word))
        .min(Comparator.comparingInt(word -> distance(small, word.toLowerCase(Locale.ROOT))));
  }

  /** An id has no more than three letters of its own. */
  private static int near(String word) {
    return word.length() < SHORT ? 1 : NEAR;
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
