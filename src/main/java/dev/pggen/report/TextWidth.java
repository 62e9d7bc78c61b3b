package dev.pggen.report;

/** How many terminal columns text takes. */
final class TextWidth {
  /** Below it each code point takes one column: the soft hyphen is the first that takes none. */
  private static final int FIRST_ODD = 0xad;

  private TextWidth() {}

  /** Columns of a whole text. */
  static int of(String text) {
    int columns = 0; // no stream: it would cost start-up time
    for (int i = 0; i < text.length(); ) {
      int c = text.charAt(i);
      if (c < FIRST_ODD) {
        columns++;
        i++;
      } else {
        c = text.codePointAt(i);
        columns += of(c);
        i += Character.charCount(c);
      }
    }
    return columns;
  }

  /** Columns of one code point: 0, 1 or 2. */
  static int of(int codePoint) {
    if (codePoint < FIRST_ODD) {
      return 1;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return wide(codePoint) ? 2 : 1;
  }

  /** East Asian wide characters and pictographs, after the Unicode blocks that hold them. */
  private static boolean wide(int c) {
    return c >= 0x1100 && c <= 0x115F
        || c >= 0x2E80 && c <= 0xA4CF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE30 && c <= 0xFE4F
        || c >= 0xFF00 && c <= 0xFF60
        || c >= 0x1F300 && c <= 0x1FAFF
        || c >= 0x20000 && c <= 0x3FFFD;
  }
}
