package dev.pggen.lint.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable in a text, as shells and Compose write it.
 *
 * @param name without sign and braces
 * @param from the place of its {@code $}
 * @param to behind it
 */
record Dollar(String name, int from, int to) {
  /** All in a text, {@code $NAME} and {@code ${NAME}}; a doubled sign is none. */
  static List<Dollar> in(String text) {
    List<Dollar> found = new ArrayList<>();
    int i = text.indexOf('$');
    while (i >= 0 && i + 1 < text.length()) {
      boolean brace = text.charAt(i + 1) == '{';
      int from = brace ? i + 2 : i + 1;
      int to = nameEnd(text, from);
      int next = i + 2;
      if (to > from && (!brace || (to < text.length() && text.charAt(to) == '}'))) {
        next = brace ? to + 1 : to;
        found.add(new Dollar(text.substring(from, to), i, next));
      }
      i = text.indexOf('$', next);
    }
    return found;
  }

  /** Where a name that begins here ends; the same place if none does. */
  static int nameEnd(String text, int from) {
    int to = from;
    while (to < text.length() && isNamePart(text.charAt(to), to > from)) {
      to++;
    }
    return to;
  }

  private static boolean isNamePart(char c, boolean inside) {
    return c == '_'
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (inside && c >= '0' && c <= '9');
  }
}
