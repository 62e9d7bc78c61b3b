package dev.pggen.report;

/**
 * Text of a file as it may be shown: nothing in it moves a cursor, changes a colour, hides a
 * character or turns the direction of writing.
 */
public final class Visible {
  private static final int STAND_IN = 0xFFFD;

  private Visible() {}

  /** The text on one line, with a stand-in for each character that would not be seen. */
  public static String text(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) >= ' ' && text.charAt(at) < 0x7f) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.substring(0, at));
    for (int i = at; i < text.length(); ) {
      int c = text.codePointAt(i);
      out.appendCodePoint(c == '\n' ? ' ' : of(c));
      i += Character.charCount(c);
    }
    return out.toString();
  }

  /** What is shown for one code point. */
  static int of(int c) {
    if (c == '\t') {
      return ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          STAND_IN;
      default -> c;
    };
  }
}
