package dev.pggen.lint.rule;

import java.util.Optional;

/**
 * A network of IPv4 addresses, as far as rules compare them.
 *
 * @param first its first address as a number
 * @param length how many leading bits it fixes
 */
record Cidr(long first, int length) {
  private static final int BYTE = 8;
  private static final int BITS = 4 * BYTE;

  /** Four numbers and a length; names, keywords and IPv6 are left alone. */
  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    int length = slash < 0 ? -1 : number(text.substring(slash + 1), BITS);
    long address = 0;
    int parts = 0;
    int from = 0;
    while (length >= 0 && from <= slash) {
      int dot = text.indexOf('.', from);
      int to = dot < 0 || dot > slash ? slash : dot;
      int value = number(text.substring(from, to), 255);
      if (value < 0) {
        return Optional.empty();
      }
      address = (address << BYTE) + value;
      parts++;
      from = to + 1;
    }
    return parts == 4 ? Optional.of(new Cidr(address, length)) : Optional.empty();
  }

  /** Whether each of the other's addresses is one of its own. */
  boolean covers(Cidr other) {
    return length <= other.length && first >>> (BITS - length) == other.first >>> (BITS - length);
  }

  /** How many addresses it has. */
  long addresses() {
    return 1L << (BITS - length);
  }

  /** A number up to a limit, or -1. */
  private static int number(String text, int most) {
    int value = text.isEmpty() || text.length() > 3 ? -1 : 0;
    for (int i = 0; i < text.length() && value >= 0; i++) {
      int digit = text.charAt(i) - '0';
      value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
    }
    return value <= most ? value : -1;
  }
}
