package dev.pggen.spec;

import dev.pggen.source.At;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When something runs, in UTC: {@code 02:15} daily, an interval like {@code 6h}, or five cron
 * fields. The script that obeys it reads the same forms ({@code templates/scripts/schedule.sh}).
 */
final class Schedules {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

  private Schedules() {}

  static Optional<At<String>> read(At<String> written, Findings findings) {
    if (isValid(written.value())) {
      return Optional.of(written);
    }
    findings.add(
        ValueRules.SCHEDULE
            .at(written.span(), Shown.of(written.value()) + " is not a schedule")
            .help(help(written.value())));
    return Optional.empty();
  }

  private static String help(String text) {
    if (text.startsWith("@")) {
      return "names like @daily are not read: write `02:15` (UTC), `24h`, or five cron fields";
    }
    long fields = text.isBlank() ? 0 : text.strip().split("\\s+").length;
    if (fields == 6) {
      return "five cron fields, without seconds: minute hour day month weekday";
    }
    return "write `02:15` (daily, UTC), an interval like `6h`, or five cron fields";
  }

  static boolean isValid(String text) {
    if (text.length() > 200) {
      return false;
    }
    return isInterval(text) || isTime(text) || isCron(text);
  }

  private static boolean isInterval(String text) {
    int last = text.length() - 1;
    return last >= 1
        && last <= 6
        && "smhdw".indexOf(text.charAt(last)) >= 0
        && isDigits(text.substring(0, last))
        && Integer.parseInt(text.substring(0, last)) > 0;
  }

  private static boolean isTime(String text) {
    int colon = text.indexOf(':');
    return colon >= 1
        && colon <= 2
        && text.length() == colon + 3
        && isField(text.substring(colon + 1), 0, 59, List.of())
        && isDigits(text.substring(0, colon))
        && isDigits(text.substring(colon + 1))
        && isField(text.substring(0, colon), 0, 23, List.of());
  }

  private static boolean isCron(String text) {
    String[] fields = text.strip().split("[ \t]+");
    return fields.length == 5
        && isField(fields[0], 0, 59, List.of())
        && isField(fields[1], 0, 23, List.of())
        && isField(fields[2], 1, 31, List.of())
        && isField(fields[3], 1, 12, MONTHS)
        && isField(fields[4], 0, 7, DAYS);
  }

  private static boolean isField(String field, int low, int high, List<String> names) {
    for (String item : field.toLowerCase(Locale.ROOT).split(",", -1)) {
      int slash = item.indexOf('/');
      String range = slash < 0 ? item : item.substring(0, slash);
      if (slash >= 0 && number(item.substring(slash + 1), List.of(), 0) < 1) {
        return false;
      }
      if (!range.equals("*")) {
        int dash = range.indexOf('-');
        int from = number(dash < 0 ? range : range.substring(0, dash), names, low);
        int to = dash < 0 ? from : number(range.substring(dash + 1), names, low);
        if (from < low || to < from || to > high) {
          return false;
        }
      }
    }
    return true;
  }

  /** A number of one or two digits or a name; outside of every range if it is neither. */
  private static int number(String text, List<String> names, int low) {
    int name = names.indexOf(text);
    if (name >= 0) {
      return name + low;
    }
    return text.length() <= 2 && isDigits(text) ? Integer.parseInt(text) : Integer.MIN_VALUE;
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
