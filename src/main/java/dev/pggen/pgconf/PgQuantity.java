package dev.pggen.pgconf;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of postgresql.conf and its unit, as written.
 *
 * @param number the number
 * @param unit one of {@code B kB MB GB TB us ms s min h d}, or empty for the parameter's own
 */
public record PgQuantity(BigDecimal number, String unit) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*([-+]?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?)\\s*"
              + "([A-Za-z]*)\\s*");
  private static final Map<String, Long> BYTES =
      Map.of("B", 1L, "kB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30, "TB", 1L << 40);
  private static final Map<String, Long> MICROS =
      Map.of(
          "us",
          1L,
          "ms",
          1000L,
          "s",
          1_000_000L,
          "min",
          60_000_000L,
          "h",
          3_600_000_000L,
          "d",
          86_400_000_000L);

  /**
   * What a value says, if it is a decimal number with a unit that exists; {@code 010} is octal to
   * the server, and nothing here.
   */
  public static Optional<PgQuantity> parse(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String unit = matcher.group(2);
    boolean known = unit.isEmpty() || BYTES.containsKey(unit) || MICROS.containsKey(unit);
    return known
        ? Optional.of(new PgQuantity(new BigDecimal(matcher.group(1)), unit))
        : Optional.empty();
  }

  /**
   * As bytes.
   *
   * @param own bytes of the parameter's own unit, for a number without one: 8192 for {@code 8kB}
   * @return nothing if the unit is one of time
   */
  public Optional<BigDecimal> bytes(long own) {
    return in(BYTES, own);
  }

  /**
   * As microseconds.
   *
   * @param own microseconds of the parameter's own unit, for a number without one
   * @return nothing if the unit is one of memory
   */
  public Optional<BigDecimal> micros(long own) {
    return in(MICROS, own);
  }

  private Optional<BigDecimal> in(Map<String, Long> units, long own) {
    Long factor = unit.isEmpty() ? Long.valueOf(own) : units.get(unit);
    return Optional.ofNullable(factor).map(f -> number.multiply(BigDecimal.valueOf(f)));
  }
}
