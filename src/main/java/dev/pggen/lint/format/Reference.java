package dev.pggen.lint.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable that Compose fills in and that has no other value to fall back on.
 *
 * @param name of the variable
 * @param from the place of its {@code $}
 * @param to behind it
 * @param needed whether Compose stops where there is none: {@code ${NAME:?…}}
 */
record Reference(String name, int from, int to, boolean needed) {
  /** All in a text; a doubled sign is none. */
  static List<Reference> in(String text) {
    List<Reference> found = new ArrayList<>();
    int i = text.indexOf('$');
    while (i >= 0 && i + 1 < text.length()) {
      boolean brace = text.charAt(i + 1) == '{';
      int from = brace ? i + 2 : i + 1;
      int to = Dollar.nameEnd(text, from);
      int next = Math.max(to, i + 2);
      if (to > from && !brace) {
        found.add(new Reference(text.substring(from, to), i, to, false));
      } else if (to > from && to < text.length()) {
        int end = text.indexOf('}', to);
        boolean plain = text.charAt(to) == '}';
        boolean needed = text.startsWith("?", to) || text.startsWith(":?", to);
        if (end >= 0 && (plain || needed)) {
          found.add(new Reference(text.substring(from, to), i, end + 1, needed));
        }
      }
      i = text.indexOf('$', next);
    }
    return found;
  }
}
