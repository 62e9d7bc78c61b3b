package dev.pggen.plan;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a schedule comes round, at the longest. */
final class Schedule {
  private static final Pattern INTERVAL = Pattern.compile("(\\d{1,6})([smhdw])");

  private Schedule() {}

  /** The longest time between two runs of a schedule: a time of day, an interval, or cron. */
  static Duration longestGap(String schedule) {
    Matcher interval = INTERVAL.matcher(schedule);
    if (interval.matches()) {
      long n = Long.parseLong(interval.group(1));
      return switch (interval.group(2)) {
        case "s" -> Duration.ofSeconds(n);
        case "m" -> Duration.ofMinutes(n);
        case "h" -> Duration.ofHours(n);
        case "w" -> Duration.ofDays(7 * n);
        default -> Duration.ofDays(n);
      };
    }
    String[] fields = schedule.trim().split("\\s+");
    if (fields.length != 5) {
      return Duration.ofDays(1);
    }
    if (!fields[3].equals("*")) {
      return Duration.ofDays(366);
    }
    if (!fields[2].equals("*")) {
      return Duration.ofDays(31);
    }
    return Duration.ofDays(fields[4].equals("*") ? 1 : 7);
  }

  /** When the last success is too old: a twelfth longer than the gap, ten minutes at least. */
  static Duration tooOld(String schedule) {
    Duration gap = longestGap(schedule);
    Duration slack = Duration.ofSeconds(gap.toSeconds() / 12); // dividedBy sets up BigDecimal
    Duration least = Duration.ofMinutes(10);
    return gap.plus(slack.compareTo(least) < 0 ? least : slack);
  }
}
