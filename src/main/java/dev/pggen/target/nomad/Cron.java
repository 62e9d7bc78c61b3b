package dev.pggen.target.nomad;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Schedules of a spec as five-field cron lines. */
final class Cron {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
  private static final Pattern INTERVAL = Pattern.compile("([0-9]+)(m|h|d|w)");

  private Cron() {}

  /** A line that comes at least as often as the schedule asks; exact where cron can say it. */
  static String line(String schedule) {
    Matcher time = TIME.matcher(schedule);
    if (time.matches()) {
      return Integer.parseInt(time.group(2)) + " " + Integer.parseInt(time.group(1)) + " * * *";
    }
    Matcher interval = INTERVAL.matcher(schedule);
    if (interval.matches()) {
      long n = Long.parseLong(interval.group(1));
      return switch (interval.group(2)) {
        case "m" -> minutes(n);
        case "h" -> minutes(n * 60);
        case "d" -> minutes(n * 24 * 60);
        default -> minutes(n * 7 * 24 * 60);
      };
    }
    return schedule.indexOf(' ') > 0 ? schedule : "15 4 * * *";
  }

  /** Whether the line comes exactly as often as the schedule says. */
  static boolean isExact(String schedule) {
    Matcher interval = INTERVAL.matcher(schedule);
    if (!interval.matches()) {
      return true;
    }
    long n = Long.parseLong(interval.group(1));
    return switch (interval.group(2)) {
      case "m" -> isExact(n);
      case "h" -> isExact(n * 60);
      case "d" -> isExact(n * 24 * 60);
      default -> isExact(n * 7 * 24 * 60);
    };
  }

  private static boolean isExact(long minutes) {
    if (minutes < 60) {
      return minutes > 0 && 60 % minutes == 0;
    }
    return minutes % 60 == 0 && minutes < 24 * 60 && 24 * 60 % minutes == 0
        || minutes == 24 * 60
        || minutes == 7 * 24 * 60;
  }

  private static String minutes(long n) {
    if (n >= 7 * 24 * 60) {
      return "15 4 * * 0";
    }
    if (n >= 24 * 60) {
      return "15 4 * * *";
    }
    if (n >= 60) {
      return "15 */" + divisor(n / 60, 24) + " * * *";
    }
    return "*/" + divisor(Math.max(n, 1), 60) + " * * * *";
  }

  /** The largest divisor that is not above: steps of cron start anew with each hour and day. */
  private static long divisor(long n, long whole) {
    long step = n;
    while (whole % step != 0) {
      step--;
    }
    return step;
  }
}
