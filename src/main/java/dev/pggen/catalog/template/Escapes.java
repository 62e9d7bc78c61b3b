package dev.pggen.catalog.template;

/** What stands behind a backslash in a string, as Python reads it. */
final class Escapes {
  private static final String LETTERS = "abfnrtv";
  private static final String MEANT = "\u0007\b\f\n\r\t\u000b";

  private Escapes() {}

  /** The text that is meant; what is no escape stays as it is. */
  static String read(String written) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i);
      boolean escape = c == '\\' && i + 1 < written.length();
      i += escape ? 2 + read(written, i + 1, out) : 1;
      if (!escape) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** How many characters behind the letter belong to it. */
  private static int read(String written, int at, StringBuilder out) {
    char c = written.charAt(at);
    int letter = LETTERS.indexOf(c);
    if (letter >= 0) {
      out.append(MEANT.charAt(letter));
      return 0;
    }
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0 && at + digits < written.length()) {
      String hex = written.substring(at + 1, at + 1 + digits);
      if (hex.matches("[0-9a-fA-F]+") && Long.parseLong(hex, 16) <= Character.MAX_CODE_POINT) {
        out.appendCodePoint(Integer.parseInt(hex, 16));
        return digits;
      }
    }
    if (c == '\n') {
      return 0; // the line goes on
    }
    if ("\\'\"".indexOf(c) < 0) {
      out.append('\\');
    }
    out.append(c);
    return 0;
  }
}
