package dev.pggen.lint.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network of IPv4 or IPv6 addresses, as far as rules compare them.
 *
 * @param isV6 whether its addresses have 128 bits instead of 32
 * @param first its first address as a number
 * @param length how many leading bits it fixes
 */
record Cidr(boolean isV6, BigInteger first, int length) {
  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;
  private static final int BYTE = 8;
  private static final int GROUP = 16;
  private static final int GROUPS = V6_BITS / GROUP;

  /** An address and a length; names, keywords and single addresses are left alone. */
  static Optional<Cidr> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    String address = text.substring(0, slash);
    boolean v6 = address.indexOf(':') >= 0;
    int length = number(text.substring(slash + 1), 10, v6 ? V6_BITS : V4_BITS);
    Optional<BigInteger> first = v6 ? v6(address) : v4(address);
    return length < 0 ? Optional.empty() : first.map(f -> new Cidr(v6, f, length));
  }

  /** Whether the address of a line means everywhere, by number or by word. */
  static boolean isWorld(String address) {
    return address.equals("all") || address.endsWith("/0");
  }

  /** Whether each of the other's addresses is one of its own. */
  boolean covers(Cidr other) {
    int free = bits() - length;
    return isV6 == other.isV6
        && length <= other.length
        && first.shiftRight(free).equals(other.first.shiftRight(free));
  }

  /** How many addresses it has. */
  BigInteger addresses() {
    return BigInteger.ONE.shiftLeft(bits() - length);
  }

  private int bits() {
    return isV6 ? V6_BITS : V4_BITS;
  }

  private static Optional<BigInteger> v4(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length == 4 ? joined(List.of(parts), 10, 255, BYTE) : Optional.empty();
  }

  /** Groups of hexadecimal digits; two colons stand for as many zeros as are missing. */
  private static Optional<BigInteger> v6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      List<String> all = groups(text);
      return all.size() == GROUPS ? joined(all, GROUP, 0xffff, GROUP) : Optional.empty();
    }
    List<String> all = groups(text.substring(0, gap));
    List<String> behind = groups(text.substring(gap + 2));
    int missing = GROUPS - all.size() - behind.size();
    if (missing < 1) {
      return Optional.empty();
    }
    for (int i = 0; i < missing; i++) {
      all.add("0");
    }
    all.addAll(behind);
    return joined(all, GROUP, 0xffff, GROUP);
  }

  private static List<String> groups(String text) {
    return new ArrayList<>(text.isEmpty() ? List.of() : List.of(text.split(":", -1)));
  }

  private static Optional<BigInteger> joined(List<String> parts, int base, int most, int bits) {
    BigInteger address = BigInteger.ZERO;
    for (String part : parts) {
      int value = number(part, base, most);
      if (value < 0) {
        return Optional.empty();
      }
      address = address.shiftLeft(bits).add(BigInteger.valueOf(value));
    }
    return Optional.of(address);
  }

  /** A number of up to four digits and up to a limit, or -1. */
  private static int number(String text, int base, int most) {
    int value = text.isEmpty() || text.length() > 4 ? -1 : 0;
    for (int i = 0; i < text.length() && value >= 0; i++) {
      int digit = Character.digit(text.charAt(i), base);
      value = digit < 0 || text.charAt(i) > 'f' ? -1 : value * base + digit;
    }
    return value <= most ? value : -1;
  }
}
