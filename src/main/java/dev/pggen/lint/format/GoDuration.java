package dev.pggen.lint.format;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A length of time as Go writes it, like {@code 1m30s}. */
final class GoDuration {
  private static final List<String> UNITS = List.of("h", "ms", "m", "us", "ns", "s");
  private static final int MOST_DIGITS = 9;

  private GoDuration() {}

  /** Its length; empty where the text is none, has a fraction, or is longer than anybody waits. */
  static Optional<Duration> of(String text) {
    Duration sum = Duration.ZERO;
    int at = 0;
    while (at < text.length()) {
      int digits = at;
      while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
        digits++;
      }
      int end = digits;
      Optional<String> unit = UNITS.stream().filter(u -> text.startsWith(u, end)).findFirst();
      if (unit.isEmpty() || digits == at || digits - at > MOST_DIGITS) {
        return Optional.empty();
      }
      sum = sum.plus(length(Long.parseLong(text.substring(at, digits)), unit.get()));
      at = digits + unit.get().length();
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private static Duration length(long number, String unit) {
    return switch (unit) {
      case "h" -> Duration.ofHours(number);
      case "m" -> Duration.ofMinutes(number);
      case "s" -> Duration.ofSeconds(number);
      case "ms" -> Duration.ofMillis(number);
      case "us" -> Duration.ofNanos(number * 1000);
      default -> Duration.ofNanos(number);
    };
  }
}
