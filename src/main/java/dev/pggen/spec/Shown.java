package dev.pggen.spec;

/** How a value of the user's is repeated in a message. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  /** In backticks, on one line, cut where it is long. */
  static String of(String text) {
    StringBuilder out = new StringBuilder("`");
    int count = 0;
    for (int i = 0; i < text.length() && count < LONGEST; count++) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean invisible = c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xd800 && c <= 0xdfff);
      if (c == '\n') {
        out.append("\\n");
      } else if (invisible) {
        out.append(hex(c));
      } else {
        out.appendCodePoint(c);
      }
    }
    return out.append(text.codePointCount(0, text.length()) > LONGEST ? "…`" : "`").toString();
  }

  private static String hex(int c) {
    String digits = Integer.toHexString(c);
    return "\\u" + "0".repeat(4 - digits.length()) + digits;
  }
}
