package dev.pggen.lint.rule;

import java.time.Duration;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How often a schedule comes round: a time of day, an interval, or five cron fields, in UTC. */
final class Cycle {
  private static final Map<Character, Duration> UNITS =
      Map.of(
          's', Duration.ofSeconds(1),
          'm', Duration.ofMinutes(1),
          'h', Duration.ofHours(1),
          'd', Duration.ofDays(1),
          'w', Duration.ofDays(7));

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  /** Any day will do: what comes round at all does so within two leap years. */
  private static final LocalDate START = LocalDate.of(2024, 1, 1);

  private static final int DAYS_TO_TRY = 8 * 366;

  private Cycle() {}

  /** The longest time between two runs; empty if it is no schedule, or never comes round. */
  static Optional<Duration> longest(String schedule) {
    String text = schedule.trim();
    String[] fields = text.split("[ \\t]+");
    if (fields.length == 5) {
      return cron(fields);
    }
    if (text.indexOf(':') > 0) {
      return Optional.of(Duration.ofDays(1));
    }
    int last = text.length() - 1;
    Duration unit = last < 1 ? null : UNITS.get(text.charAt(last));
    long count = last < 1 ? -1 : number(text.substring(0, last), List.of(), 0);
    return unit == null || count < 1 ? Optional.empty() : Optional.of(unit.multipliedBy(count));
  }

  /** Runs through the days: short, and as exact as the script that obeys the schedule. */
  private static Optional<Duration> cron(String[] fields) {
    BitSet minutes = field(fields[0], 0, 59, List.of());
    BitSet hours = field(fields[1], 0, 23, List.of());
    BitSet days = field(fields[2], 1, 31, List.of());
    BitSet months = field(fields[3], 1, 12, MONTHS);
    BitSet weekdays = field(fields[4], 0, 7, DAYS);
    if (minutes.isEmpty() || hours.isEmpty() || weekdays.isEmpty()) {
      return Optional.empty();
    }
    weekdays.set(0, weekdays.get(0) || weekdays.get(7));
    boolean both = fields[2].startsWith("*") || fields[4].startsWith("*");
    long previous = -1;
    long longest = -1;
    for (int i = 0; i < DAYS_TO_TRY; i++) {
      LocalDate day = START.plusDays(i);
      boolean byDay = days.get(day.getDayOfMonth());
      boolean byWeekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
      if (!months.get(day.getMonthValue()) || !(both ? byDay && byWeekday : byDay || byWeekday)) {
        continue;
      }
      for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
        int at = minutes.nextSetBit(0);
        for (; at >= 0; at = minutes.nextSetBit(at + 1)) {
          long now = (i * 24L + hour) * 60 + at;
          longest = previous < 0 ? longest : Math.max(longest, now - previous);
          previous = now;
        }
      }
    }
    return longest < 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(longest));
  }

  private static BitSet field(String field, int low, int high, List<String> names) {
    BitSet set = new BitSet();
    for (String item : field.toLowerCase(Locale.ROOT).split(",", -1)) {
      int slash = item.indexOf('/');
      String range = slash < 0 ? item : item.substring(0, slash);
      long step = slash < 0 ? 1 : number(item.substring(slash + 1), List.of(), 0);
      int dash = range.indexOf('-');
      long from = low;
      long to = high;
      if (!range.equals("*")) {
        from = number(dash < 0 ? range : range.substring(0, dash), names, low);
        to = dash >= 0 ? number(range.substring(dash + 1), names, low) : slash < 0 ? from : high;
      }
      for (long n = from; step > 0 && n >= low && n <= Math.min(to, high); n += step) {
        set.set((int) n);
      }
    }
    return set;
  }

  /** A number or a name; -1 if it is neither. */
  private static long number(String text, List<String> names, int low) {
    int name = names.indexOf(text);
    if (name >= 0) {
      return name + low;
    }
    long value = text.isEmpty() || text.length() > 6 ? -1 : 0;
    for (int i = 0; i < text.length() && value >= 0; i++) {
      int digit = text.charAt(i) - '0';
      value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
    }
    return value;
  }

  /** In the largest unit that fits: {@code 31 days}, {@code 36 hours}. */
  static String shown(Duration time) {
    if (time.toHours() >= 48) {
      return time.toDays() + " days";
    }
    return time.toMinutes() >= 120 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
  }
}
