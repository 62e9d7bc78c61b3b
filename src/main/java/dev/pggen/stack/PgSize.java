package dev.pggen.stack;

import dev.pggen.source.Size;
import java.util.Map;
import java.util.Optional;

/** Amounts of memory as PostgreSQL writes them: {@code 512MB} is 512 mebibytes. */
public final class PgSize {
  private static final long KIB = 1024;
  private static final Map<String, Long> UNITS =
      Map.of(
          "B", 1L, "kB", KIB, "MB", KIB * KIB, "GB", KIB * KIB * KIB, "TB", KIB * KIB * KIB * KIB);

  private PgSize() {}

  /** The amount in the largest of kB, MB and GB that divides it; below one kB is cut off. */
  public static String text(Size size) {
    long kib = size.bytes() / KIB;
    if (kib != 0 && kib % (KIB * KIB) == 0) {
      return kib / (KIB * KIB) + "GB";
    }
    if (kib != 0 && kib % KIB == 0) {
      return kib / KIB + "MB";
    }
    return kib + "kB";
  }

  /**
   * Reads a value of postgresql.conf.
   *
   * @param value like {@code 512MB}, {@code 1.5GB} or {@code 16384}
   * @param unit what a bare number counts, like {@code 8kB}
   * @return empty if it is no amount of memory, or negative
   */
  public static Optional<Size> parse(String value, String unit) {
    String trimmed = value.trim();
    int end = 0;
    while (end < trimmed.length() && "0123456789.".indexOf(trimmed.charAt(end)) >= 0) {
      end++;
    }
    String number = trimmed.substring(0, end);
    String suffix = trimmed.substring(end).trim();
    if (!number.matches("\\d{1,15}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    long each = suffix.isEmpty() ? unitBytes(unit) : UNITS.getOrDefault(suffix, 0L);
    double bytes = Double.parseDouble(number) * each;
    return each == 0 || bytes > Long.MAX_VALUE / 2.0
        ? Optional.empty()
        : Optional.of(new Size((long) bytes));
  }

  /** Bytes in a unit like {@code 8kB}; 0 if it is no unit of memory. */
  public static long unitBytes(String unit) {
    String name = unit.replaceFirst("^\\d+", "");
    String factor = unit.substring(0, unit.length() - name.length());
    return UNITS.getOrDefault(name, 0L) * (factor.isEmpty() ? 1 : Long.parseLong(factor));
  }
}
