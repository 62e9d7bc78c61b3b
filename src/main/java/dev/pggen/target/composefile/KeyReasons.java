package dev.pggen.target.composefile;

import java.util.List;
import java.util.Map;

/** What each key of a rendered Compose file is good for, for lines that no fact explains. */
final class KeyReasons {
  private static final Map<String, String> SENTENCES = Tables.sentences("reasons.tsv");

  private KeyReasons() {}

  /**
   * The sentence of the nearest key that has one.
   *
   * @param path of keys and list positions
   */
  static String of(List<String> path) {
    for (int length = path.size(); length > 0; length--) {
      String sentence = SENTENCES.get(pattern(path.subList(0, length)));
      if (sentence != null) {
        return sentence;
      }
    }
    return "was added by the patch of the spec";
  }

  /** The path with names and positions as {@code *}: they sit below each top-level key. */
  static String pattern(List<String> path) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      boolean position = !path.get(i).isEmpty() && path.get(i).chars().allMatch(Character::isDigit);
      out.append(i == 0 ? "" : ".").append(i == 1 || position ? "*" : path.get(i));
    }
    return out.toString();
  }
}
