package dev.pggen.target.composefile;

import dev.pggen.source.Size;
import java.time.Duration;

/** Amounts as Compose writes them. */
final class Units {
  private static final String[] SIZES = {"b", "k", "m", "g", "t"};

  private Units() {}

  /** In the largest binary unit that divides it: {@code 512m}. */
  static String size(Size size) {
    long n = size.bytes();
    int unit = 0;
    while (n != 0 && n % 1024 == 0 && unit < SIZES.length - 1) {
      n /= 1024;
      unit++;
    }
    return n + SIZES[unit];
  }

  /** Hours, minutes, seconds and milliseconds, without those that are zero: {@code 1m30s}. */
  static String duration(Duration duration) {
    StringBuilder out = new StringBuilder();
    append(out, duration.toHours(), "h");
    append(out, duration.toMinutesPart(), "m");
    append(out, duration.toSecondsPart(), "s");
    append(out, duration.toMillisPart(), "ms");
    return out.isEmpty() ? "0s" : out.toString();
  }

  private static void append(StringBuilder out, long n, String unit) {
    if (n != 0) {
      out.append(n).append(unit);
    }
  }
}
