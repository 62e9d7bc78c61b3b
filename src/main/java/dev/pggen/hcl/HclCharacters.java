package dev.pggen.hcl;

/** Which characters make words and blanks. */
final class HclCharacters {
  private HclCharacters() {}

  /** Whether a word can begin so: Unicode's ID_Start, or an underscore. */
  static boolean startsWord(int c) {
    return c == '_' || (c > 0 && Character.isUnicodeIdentifierStart(c));
  }

  /** Whether a word can go on so: Unicode's ID_Continue, or a hyphen. */
  static boolean continuesWord(int c) {
    return c == '-'
        || c == 0x200C // the joiners are newer in ID_Continue than Java 17
        || c == 0x200D
        || (c > 0 && Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
  }

  static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Unicode's White_Space, which trimming takes away. */
  static boolean space(int c) {
    return (c >= 9 && c <= 13) || c == 0x85 || c == 0xA0 || c == ' ' || Character.isSpaceChar(c);
  }
}
