package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Written;
import java.time.Duration;
import java.util.Optional;

/** Lengths of time: {@code 30s}, {@code 1m30s}, {@code 7d}. */
final class Durations {
  private static final int LONGEST = 24;
  private static final int MOST_DIGITS = 9;

  private Durations() {}

  static Optional<Duration> read(At<String> written, Findings findings) {
    Optional<Duration> duration = parse(written.value());
    if (duration.isEmpty()) {
      String number = written.value().strip();
      boolean bare = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
      findings.add(
          ValueRules.DURATION
              .at(written.span(), Shown.of(written.value()) + " is not a length of time")
              .help(
                  bare && number.length() < MOST_DIGITS
                      ? "write `" + number + "s` for seconds; units are ms, s, m, h, d, w"
                      : "numbers and units, like `30s` or `1m30s`; units are ms, s, m, h, d, w")
              .unsafely(
                  "write seconds",
                  bare && number.length() < MOST_DIGITS
                      ? Written.over(written.span(), written.value(), number + "s")
                      : Optional.empty()));
    } else if (duration.get().isZero()) {
      findings.add(
          ValueRules.DURATION
              .at(written.span(), Shown.of(written.value()) + " is no time at all")
              .help("leave the key out for its default"));
      return Optional.empty();
    }
    return duration;
  }

  static Optional<Duration> parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    long millis = 0;
    int i = 0;
    while (i < text.length()) {
      int digits = i;
      while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
        digits++;
      }
      int unit = digits;
      while (unit < text.length() && text.charAt(unit) >= 'a' && text.charAt(unit) <= 'z') {
        unit++;
      }
      long factor = factor(text.substring(digits, unit));
      if (digits == i || digits - i > MOST_DIGITS || factor == 0) {
        return Optional.empty();
      }
      millis += Long.parseLong(text.substring(i, digits)) * factor;
      i = unit;
    }
    return Optional.of(Duration.ofMillis(millis));
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      case "d" -> 86_400_000;
      case "w" -> 604_800_000;
      default -> 0;
    };
  }
}
