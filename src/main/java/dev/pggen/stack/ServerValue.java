package dev.pggen.stack;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a server takes a value in postgresql.conf, by type, unit and range. */
public final class ServerValue {
  /** What is wrong with a value. */
  public enum Wrong {
    /** It is no switch, choice or number. */
    KIND,
    /** Its unit is not one of the parameter's. */
    UNIT,
    /** It is too small or too large. */
    RANGE,
    /** The server sets it itself. */
    FIXED
  }

  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*([-+]?)(0[xX][0-9a-fA-F]{1,16}|(?:[0-9]{1,30}(?:\\.[0-9]{0,20})?|\\.[0-9]{1,20})"
              + "(?:[eE][-+]?[0-9]{1,2})?)\\s*([A-Za-z]*)\\s*");

  private static final List<String> SWITCHES =
      List.of("on", "off", "true", "false", "yes", "no", "1", "0");

  /** Choices that servers take and do not list. */
  private static final Map<String, Set<String>> UNLISTED =
      Map.of(
          "client_min_messages", Set.of("debug", "info", "fatal", "panic"),
          "log_min_messages", Set.of("debug"),
          "log_min_error_statement", Set.of("debug"),
          "trace_recovery_messages", Set.of("debug"),
          "icu_validation_level", Set.of("debug"),
          "wal_level", Set.of("archive", "hot_standby"),
          "compute_query_id", Set.of("regress"),
          "wal_sync_method", Set.of("fsync_writethrough", "open_datasync"),
          "shared_memory_type", Set.of("windows"),
          "dynamic_shared_memory_type", Set.of("windows"));

  /** Times in microseconds. */
  private static final Map<String, Long> TIMES =
      Map.of(
          "us", 1L,
          "ms", 1_000L,
          "s", 1_000_000L,
          "min", 60_000_000L,
          "h", 3_600_000_000L,
          "d", 86_400_000_000L);

  private ServerValue() {}

  /** Why the server does not start with a value; nothing for one that only it can judge. */
  public static Optional<Wrong> wrong(Parameter parameter, String value) {
    if (parameter.context().equals("internal")) {
      return Optional.of(Wrong.FIXED);
    }
    return switch (parameter.type()) {
      case "bool" -> unless(isSwitch(value));
      case "enum" -> unless(isChoice(parameter, value));
      case "integer", "real" -> number(parameter, value);
      default -> Optional.empty();
    };
  }

  private static Optional<Wrong> unless(boolean fine) {
    return fine ? Optional.empty() : Optional.of(Wrong.KIND);
  }

  /** The beginning of a word suffices where it is the beginning of one word only. */
  private static boolean isSwitch(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return lower.equals("1")
        || lower.equals("0")
        || !lower.isEmpty() && List.of("true", "false", "yes", "no").stream().anyMatch(is(lower))
        || lower.length() > 1 && List.of("on", "off").stream().anyMatch(is(lower));
  }

  private static java.util.function.Predicate<String> is(String start) {
    return word -> word.startsWith(start);
  }

  private static boolean isChoice(Parameter parameter, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return parameter.choices().stream().anyMatch(value::equalsIgnoreCase)
        || parameter.choices().contains("on") && SWITCHES.contains(lower)
        || UNLISTED.getOrDefault(parameter.name(), Set.of()).contains(lower)
        || parameter.name().startsWith("ssl_m") && value.isEmpty();
  }

  private static Optional<Wrong> number(Parameter parameter, String value) {
    Matcher matcher = NUMBER.matcher(value);
    if (!matcher.matches()) {
      boolean named = value.strip().toLowerCase(Locale.ROOT).matches("[-+]?(inf|infinity|nan)");
      return named && parameter.type().equals("real") ? Optional.empty() : Optional.of(Wrong.KIND);
    }
    boolean real = parameter.type().equals("real");
    Optional<BigDecimal> own = own(parameter, magnitude(matcher.group(2), real), matcher.group(3));
    if (own.isEmpty()) {
      return Optional.of(Wrong.UNIT);
    }
    BigDecimal number = matcher.group(1).equals("-") ? own.get().negate() : own.get();
    BigDecimal counted = real ? number : number.setScale(0, RoundingMode.HALF_EVEN);
    boolean small =
        !parameter.min().isEmpty() && counted.compareTo(new BigDecimal(parameter.min())) < 0;
    boolean large =
        !parameter.max().isEmpty() && counted.compareTo(new BigDecimal(parameter.max())) > 0;
    return small || large ? Optional.of(Wrong.RANGE) : Optional.empty();
  }

  /** A whole number may be hexadecimal, or octal by a zero before it. */
  private static BigDecimal magnitude(String text, boolean real) {
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return new BigDecimal(new BigInteger(text.substring(2), 16));
    }
    return !real && text.matches("0[0-7]+")
        ? new BigDecimal(new BigInteger(text, 8))
        : new BigDecimal(text.endsWith(".") ? text + "0" : text);
  }

  /** A number in the parameter's own unit. */
  private static Optional<BigDecimal> own(Parameter parameter, BigDecimal number, String unit) {
    if (unit.isEmpty()) {
      return Optional.of(number);
    }
    long from = parameter.isMemory() ? PgSize.unitBytes(unit) : TIMES.getOrDefault(unit, 0L);
    long to = parameter.isMemory() ? PgSize.unitBytes(parameter.unit()) : time(parameter.unit());
    return from == 0 || to == 0
        ? Optional.empty()
        : Optional.of(
            number
                .multiply(BigDecimal.valueOf(from))
                .divide(BigDecimal.valueOf(to), 12, RoundingMode.HALF_EVEN));
  }

  private static long time(String unit) {
    return TIMES.getOrDefault(unit, 0L);
  }
}
