package dev.pggen.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the references in a string: <code>${…}</code> is one, <code>$${</code> is a literal <code>
 * ${</code>, and every other dollar sign is itself.
 */
final class ReferenceParser {
  private ReferenceParser() {}

  /** A stretch of a string. */
  sealed interface Piece {}

  /** Plain characters, escapes already undone. */
  record Plain(String text) implements Piece {}

  /**
   * What stands between the braces.
   *
   * @param path the words between the points
   * @param urlencode whether the filter is there
   * @param from where its dollar sign stands in the string
   * @param to behind its closing brace
   */
  record Reference(List<String> path, boolean urlencode, int from, int to) implements Piece {}

  /**
   * What opens like a reference and is none.
   *
   * @param why headline
   * @param help next step
   */
  record Broken(String why, String help, int from, int to) implements Piece {}

  static List<Piece> parse(String text) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.startsWith("$${", i)) {
        plain.append("${");
        i += 3;
      } else if (text.startsWith("${", i)) {
        if (plain.length() > 0) {
          pieces.add(new Plain(plain.toString()));
          plain.setLength(0);
        }
        int close = text.indexOf('}', i);
        int end = close < 0 ? text.length() : close + 1;
        pieces.add(close < 0 ? unclosed(i, end) : reference(text.substring(i + 2, close), i, end));
        i = end;
      } else {
        plain.append(text.charAt(i++));
      }
    }
    if (plain.length() > 0) {
      pieces.add(new Plain(plain.toString()));
    }
    return pieces;
  }

  private static Piece unclosed(int from, int to) {
    return new Broken(
        "`${` without a closing `}`", "close it, or write `$${` for the two characters", from, to);
  }

  private static Piece reference(String inner, int from, int to) {
    int bar = inner.indexOf('|');
    String main = bar < 0 ? inner : inner.substring(0, bar);
    String filter = bar < 0 ? "" : inner.substring(bar + 1);
    if (bar >= 0 && !filter.equals("urlencode")) {
      return new Broken(
          "there is no filter " + Shown.of(filter),
          "the only filter is `urlencode`: `${" + main + "|urlencode}`",
          from,
          to);
    }
    List<String> path = List.of(main.split("\\.", -1));
    if (!path.stream().allMatch(ReferenceParser::isWord)) {
      return notOurs(inner, from, to);
    }
    return new Reference(path, bar >= 0, from, to);
  }

  private static Piece notOurs(String inner, int from, int to) {
    String all = "${" + inner + "}";
    boolean blanks = !inner.equals(inner.strip());
    return new Broken(
        Shown.of(all) + " is not a reference",
        blanks
            ? "write it without blanks: " + Shown.of("${" + inner.strip() + "}")
            : HostVariables.help(inner),
        from,
        to);
  }

  private static boolean isWord(String word) {
    if (word.isEmpty() || !word.equals(word.toLowerCase(Locale.ROOT))) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean ok = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
      if (!ok) {
        return false;
      }
    }
    return true;
  }
}
