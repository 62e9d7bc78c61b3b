package dev.pggen.hcl;

/** Which characters make words and blanks. */
final class HclCharacters {
  /** A tilde of Unicode's Pattern_Syntax, which Java takes for a letter. */
  private static final int VERTICAL_TILDE = 0x2E2F;

  private HclCharacters() {}

  /** Whether a word can begin so: Unicode's ID_Start, or an underscore. */
  static boolean startsWord(int c) {
    return c == '_' || (c > 0 && c != VERTICAL_TILDE && Character.isUnicodeIdentifierStart(c));
  }

  /** Whether a word can go on so: Unicode's ID_Continue, or a hyphen. */
  static boolean continuesWord(int c) {
    return c == '-'
        || newer(c)
        || (c > 0
            && c != VERTICAL_TILDE
            && Character.isUnicodeIdentifierPart(c)
            && !Character.isIdentifierIgnorable(c));
  }

  /** The joiners and middle dots that ID_Continue has got since the Unicode of Java 17. */
  private static boolean newer(int c) {
    return c == 0x200C || c == 0x200D || c == 0x30FB || c == 0xFF65;
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Unicode's White_Space, which trimming takes away. */
  static boolean space(int c) {
    return (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == ' ' || Character.isSpaceChar(c);
  }
}
