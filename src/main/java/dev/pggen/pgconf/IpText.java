package dev.pggen.pgconf;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numeric addresses as the C library reads them; Java's own parser would ask the network. */
final class IpText {
  private static final Pattern V4_PART = Pattern.compile("0[xX][0-9a-fA-F]+|[0-9]+");
  private static final Pattern V6_GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern V4_DOTTED =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(32);

  /**
   * An address.
   *
   * @param v6 whether IPv6
   * @param value 32 or 128 bits
   */
  record Address(boolean v6, BigInteger value) {}

  private IpText() {}

  static Optional<Address> parse(String text) {
    return text.indexOf(':') >= 0
        ? v6(text).map(value -> new Address(true, value))
        : v4(text).map(value -> new Address(false, value));
  }

  /** One to four parts, decimal, octal or hexadecimal; the last one fills what is left. */
  private static Optional<BigInteger> v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      int bits = last ? 8 * (4 - i) : 8;
      Optional<BigInteger> part = v4Part(parts[i]);
      if (part.isEmpty() || part.get().bitLength() > bits) {
        return Optional.empty();
      }
      value = value.shiftLeft(bits).or(part.get());
    }
    return value.compareTo(LIMIT) < 0 ? Optional.of(value) : Optional.empty();
  }

  private static Optional<BigInteger> v4Part(String part) {
    if (!V4_PART.matcher(part).matches() || part.length() > 40) {
      return Optional.empty();
    }
    if (part.length() > 2 && (part.charAt(1) == 'x' || part.charAt(1) == 'X')) {
      return Optional.of(new BigInteger(part.substring(2), 16));
    }
    boolean octal = part.length() > 1 && part.charAt(0) == '0';
    if (octal && part.chars().anyMatch(c -> c > '7')) {
      return Optional.empty();
    }
    return Optional.of(new BigInteger(part, octal ? 8 : 10));
  }

  private static Optional<BigInteger> v6(String text) {
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    int gap = plain.indexOf("::");
    if (gap >= 0 && plain.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    Optional<List<Integer>> head = groups(gap < 0 ? plain : plain.substring(0, gap), gap < 0);
    Optional<List<Integer>> tail =
        gap < 0 ? Optional.of(List.of()) : groups(plain.substring(gap + 2), true);
    if (head.isEmpty() || tail.isEmpty()) {
      return Optional.empty();
    }
    int known = head.get().size() + tail.get().size();
    if (gap < 0 ? known != 8 : known > 7) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(head.get());
    for (int i = known; i < 8; i++) {
      all.add(0);
    }
    all.addAll(tail.get());
    BigInteger value = BigInteger.ZERO;
    for (int group : all) {
      value = value.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return Optional.of(value);
  }

  /** Groups of 16 bits; at the end of an address an IPv4 address stands for two. */
  private static Optional<List<Integer>> groups(String text, boolean atEnd) {
    List<Integer> groups = new ArrayList<>();
    if (text.isEmpty()) {
      return Optional.of(groups);
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (V6_GROUP.matcher(parts[i]).matches()) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else if (atEnd && i == parts.length - 1 && V4_DOTTED.matcher(parts[i]).matches()) {
        Optional<BigInteger> v4 = v4(parts[i]);
        if (v4.isEmpty()) {
          return Optional.empty();
        }
        groups.add(v4.get().shiftRight(16).intValue());
        groups.add(v4.get().intValue() & 0xffff);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(groups);
  }

  /**
   * The shortest form: the longest run of two or more zero groups, the first of equals, left out.
   */
  static String v6Text(BigInteger value) {
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = value.shiftRight(16 * (7 - i)).intValue() & 0xffff;
    }
    int best = -1;
    int length = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > length) {
        best = i;
        length = run;
      }
    }
    boolean endsInV4 = best == 0 && (length == 6 || (length == 5 && groups[5] == 0xffff));
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < (endsInV4 ? 6 : 8); i++) {
      if (i == best) {
        out.append("::");
        i += length - 1;
      } else {
        colon(out).append(Integer.toHexString(groups[i]));
      }
    }
    return endsInV4 ? colon(out).append(v4Text(value)).toString() : out.toString();
  }

  private static StringBuilder colon(StringBuilder out) {
    return out.isEmpty() || out.charAt(out.length() - 1) == ':' ? out : out.append(':');
  }

  static String v4Text(BigInteger value) {
    int bits = value.intValue();
    return (bits >>> 24)
        + "."
        + ((bits >> 16) & 255)
        + "."
        + ((bits >> 8) & 255)
        + "."
        + (bits & 255);
  }
}
