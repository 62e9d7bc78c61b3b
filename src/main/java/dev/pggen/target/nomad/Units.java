package dev.pggen.target.nomad;

import dev.pggen.hcl.HclDocument;
import java.time.Duration;

/** Amounts as a job writes them. */
final class Units {
  private Units() {}

  /** Hours, minutes, seconds and milliseconds, without those that are zero: {@code 1m30s}. */
  static HclDocument.Value duration(Duration duration) {
    return HclDocument.text(text(duration));
  }

  static String text(Duration duration) {
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
