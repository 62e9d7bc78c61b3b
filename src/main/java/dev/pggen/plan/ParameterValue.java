package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Nearest;
import dev.pggen.source.Written;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.PgSize;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Type, unit and range of a parameter's value, by the rules of the server's own reader. */
final class ParameterValue {
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?\\d{1,18}(?:\\.\\d{0,9})?(?:[eE][+-]?\\d{1,2})?)\\s*([A-Za-z]*)");
  private static final List<String> SWITCHES =
      List.of("on", "off", "true", "false", "yes", "no", "1", "0");

  /** Times in microseconds. */
  private static final Map<String, BigDecimal> TIMES =
      Map.of(
          "us", BigDecimal.ONE,
          "ms", BigDecimal.valueOf(1_000),
          "s", BigDecimal.valueOf(1_000_000),
          "min", BigDecimal.valueOf(60_000_000),
          "h", BigDecimal.valueOf(3_600_000_000L),
          "d", BigDecimal.valueOf(86_400_000_000L));

  private final Parameter parameter;

  ParameterValue(Parameter parameter) {
    this.parameter = parameter;
  }

  /** What is wrong with a value, if anything. */
  Optional<Finding> check(At<String> value) {
    String text = value.value().trim();
    return switch (parameter.type()) {
      case "bool" ->
          SWITCHES.contains(text.toLowerCase(Locale.ROOT))
              ? Optional.empty()
              : Optional.of(wrong(value, "is `on` or `off`"));
      case "enum" -> choice(value, text);
      case "integer", "real" -> number(value, text);
      default -> Optional.empty();
    };
  }

  private Optional<Finding> choice(At<String> value, String text) {
    if (parameter.choices().stream().anyMatch(c -> c.equalsIgnoreCase(text))
        || isSwitchOfEnum(text)) {
      return Optional.empty();
    }
    Finding finding = wrong(value, "is one of " + String.join(", ", parameter.choices()));
    return Optional.of(
        Nearest.of(text, parameter.choices())
            .map(
                near ->
                    finding
                        .help("did you mean `" + near + "`?")
                        .unsafely(
                            "write `" + near + "`",
                            Written.over(value.span(), value.value(), near)))
            .orElse(finding));
  }

  /** Enums that have on and off know their synonyms too. */
  private boolean isSwitchOfEnum(String text) {
    return parameter.choices().contains("on") && SWITCHES.contains(text.toLowerCase(Locale.ROOT));
  }

  private Optional<Finding> number(At<String> value, String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return Optional.of(wrong(value, "is a number" + example()));
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String unit = matcher.group(2);
    if (unit.isEmpty() && !parameter.unit().isEmpty() && !isPlain(number)) {
      return Optional.of(
          PlanRules.UNIT_MISSING
              .at(value.span(), "`" + parameter.name() + " = " + text + "` has no unit")
              .why("a bare number counts in " + parameter.unit() + " here")
              .help("write it with one" + example())
              .safely(
                  "write the unit that it has now",
                  inUnits(matcher.group(1))
                      .flatMap(same -> Written.over(value.span(), value.value(), same))));
    }
    Optional<BigDecimal> inOwnUnit = convert(number, unit);
    if (inOwnUnit.isEmpty()) {
      return Optional.of(
          PlanRules.PARAMETER_VALUE
              .at(value.span(), "`" + parameter.name() + "` does not take the unit `" + unit + "`")
              .help("units are" + units()));
    }
    return range(value, inOwnUnit.get());
  }

  /** Nothing, everything and "as the default" need no unit. */
  private static boolean isPlain(BigDecimal number) {
    return number.signum() == 0 || number.compareTo(BigDecimal.ONE.negate()) == 0;
  }

  /** The same value with its unit; some units of the server are so many of another, like 8kB. */
  private Optional<String> inUnits(String number) {
    String unit = parameter.unit();
    int digits = 0;
    while (digits < unit.length() && Character.isDigit(unit.charAt(digits))) {
      digits++;
    }
    boolean whole = number.chars().allMatch(c -> c >= '0' && c <= '9') && number.length() < 12;
    if (!whole) {
      return Optional.empty();
    }
    long factor = digits == 0 ? 1 : Long.parseLong(unit.substring(0, digits));
    return Optional.of(Long.parseLong(number) * factor + unit.substring(digits));
  }

  private Optional<BigDecimal> convert(BigDecimal number, String unit) {
    if (unit.isEmpty()) {
      return Optional.of(number);
    }
    if (parameter.isMemory() && PgSize.unitBytes(unit) > 0) {
      return Optional.of(
          number
              .multiply(BigDecimal.valueOf(PgSize.unitBytes(unit)))
              .divide(
                  BigDecimal.valueOf(PgSize.unitBytes(parameter.unit())),
                  9,
                  java.math.RoundingMode.HALF_UP));
    }
    BigDecimal from = TIMES.get(unit);
    BigDecimal to = TIMES.get(parameter.unit());
    return parameter.isTime() && from != null && to != null
        ? Optional.of(number.multiply(from).divide(to, 9, java.math.RoundingMode.HALF_UP))
        : Optional.empty();
  }

  private Optional<Finding> range(At<String> value, BigDecimal number) {
    if (!parameter.min().isEmpty() && number.compareTo(new BigDecimal(parameter.min())) < 0) {
      return Optional.of(wrong(value, "is at least " + shown(parameter.min())));
    }
    if (!parameter.max().isEmpty() && number.compareTo(new BigDecimal(parameter.max())) > 0) {
      return Optional.of(wrong(value, "is at most " + shown(parameter.max())));
    }
    return Optional.empty();
  }

  private String shown(String bound) {
    return parameter.unit().isEmpty() ? bound : bound + " x " + parameter.unit();
  }

  private String example() {
    if (parameter.isMemory()) {
      return ", like `64MB`";
    }
    return parameter.isTime() ? ", like `30s`" : "";
  }

  private String units() {
    return parameter.isMemory()
        ? " B, kB, MB, GB, TB"
        : parameter.isTime() ? " us, ms, s, min, h, d" : " none";
  }

  private Finding wrong(At<String> value, String rule) {
    return PlanRules.PARAMETER_VALUE.at(
        value.span(), "`" + parameter.name() + "` " + rule + ", not `" + value.value() + "`");
  }
}
