package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import dev.pggen.source.Written;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Amounts of memory and storage: {@code 512MiB}, {@code 1.5GiB}. */
final class Sizes {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final int LONGEST = 24;
  private static final long LARGEST = 1L << 60;

  /** As many fit into a long. */
  private static final int WHOLE_DIGITS = 18;

  private Sizes() {}

  static Optional<Size> read(At<String> written, Findings findings) {
    Optional<Size> size = parse(written.value());
    if (size.isEmpty()) {
      findings.add(
          ValueRules.SIZE
              .at(written.span(), Shown.of(written.value()) + " is not a size")
              .help(help(written.value()))
              .unsafely(
                  "write the unit that is near",
                  nearest(written.value())
                      .flatMap(near -> Written.over(written.span(), written.value(), near))));
    } else if (size.get().bytes() == 0) {
      findings.add(
          ValueRules.SIZE
              .at(written.span(), Shown.of(written.value()) + " is no size at all")
              .help("leave the key out for its default"));
      return Optional.empty();
    }
    return size;
  }

  static Optional<Size> parse(String text) {
    int digits = digits(text);
    int unit = UNITS.indexOf(text.substring(digits));
    if (digits == 0
        || unit < 0
        || text.length() > LONGEST
        || !isNumber(text.substring(0, digits))) {
      return Optional.empty();
    }
    if (digits <= WHOLE_DIGITS && text.indexOf('.') < 0) {
      // Most of them, and without BigDecimal, which takes Java 25 longer to set up than a spec to
      // check.
      long number = Long.parseLong(text, 0, digits, 10);
      boolean small = number <= LARGEST >> (10 * unit);
      return small ? Optional.of(new Size(number << (10 * unit))) : Optional.empty();
    }
    BigDecimal bytes =
        new BigDecimal(text.substring(0, digits))
            .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(10 * unit)));
    boolean whole = bytes.stripTrailingZeros().scale() <= 0;
    boolean fits = bytes.compareTo(BigDecimal.valueOf(LARGEST)) <= 0;
    return whole && fits ? Optional.of(new Size(bytes.longValue())) : Optional.empty();
  }

  private static boolean isNumber(String digits) {
    int point = digits.indexOf('.');
    return point < 0
        || (point > 0 && point < digits.length() - 1 && digits.indexOf('.', point + 1) < 0);
  }

  private static int digits(String text) {
    int i = 0;
    while (i < text.length()
        && (Character.digit(text.charAt(i), 10) >= 0 || text.charAt(i) == '.')) {
      if (text.charAt(i) > '9') {
        return 0;
      }
      i++;
    }
    return i;
  }

  /** Docker's and SI's spellings have a nearest one of ours. */
  private static String help(String text) {
    return nearest(text)
        .map(near -> "write `" + near + "`; units are B, KiB, MiB, GiB, TiB")
        .orElse("a number and a unit, like `512MiB`; units are B, KiB, MiB, GiB, TiB");
  }

  private static Optional<String> nearest(String text) {
    String plain = text.strip().replace(" ", "");
    int digits = digits(plain);
    String number = plain.substring(0, digits);
    if (digits > 0 && digits < 12 && isNumber(number)) {
      String nearest =
          switch (plain.substring(digits).toLowerCase(Locale.ROOT)) {
            case "b", "byte", "bytes" -> "B";
            case "k", "kb", "ki", "kib" -> "KiB";
            case "", "m", "mb", "mi", "mib" -> "MiB";
            case "g", "gb", "gi", "gib" -> "GiB";
            case "t", "tb", "ti", "tib" -> "TiB";
            default -> "";
          };
      if (!nearest.isEmpty() && parse(number + nearest).isPresent()) {
        return Optional.of(number + nearest);
      }
    }
    return Optional.empty();
  }
}
