package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.Nearest;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Written;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.ServerValue;
import dev.pggen.stack.VersionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A value that the server does not take. */
public final class Pg814RefusedValue implements ConfFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG814",
          "refused-value",
          Severity.ERROR,
          "the server does not start with this value, and a reload leaves out the whole file");

  /** Units as people write them, and as the server reads them. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("k", "kB"),
          Map.entry("kb", "kB"),
          Map.entry("m", "MB"),
          Map.entry("mb", "MB"),
          Map.entry("g", "GB"),
          Map.entry("gb", "GB"),
          Map.entry("t", "TB"),
          Map.entry("tb", "TB"),
          Map.entry("sec", "s"),
          Map.entry("secs", "s"),
          Map.entry("second", "s"),
          Map.entry("seconds", "s"),
          Map.entry("minute", "min"),
          Map.entry("minutes", "min"),
          Map.entry("mins", "min"),
          Map.entry("hour", "h"),
          Map.entry("hours", "h"),
          Map.entry("day", "d"),
          Map.entry("days", "d"));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(ConfDocument document) {
    List<Finding> found = new ArrayList<>();
    for (PgConfEntry entry : document.settings()) {
      List<Parameter> rows = rows(entry.name(), document.major());
      Optional<ServerValue.Wrong> wrong = Optional.empty();
      for (Parameter row : rows) {
        wrong = ServerValue.wrong(row, entry.value());
        if (wrong.isEmpty()) {
          break; // one of the versions takes it
        }
      }
      wrong.ifPresent(w -> found.add(finding(entry, rows.get(rows.size() - 1), w)));
    }
    return found.stream();
  }

  /** The parameter in the version, or where that is not known in each that has it. */
  private static List<Parameter> rows(String name, Optional<Integer> major) {
    int known = major.orElse(VersionMatrix.NEWEST + 1);
    if (known <= VersionMatrix.NEWEST) {
      return VersionMatrix.parameter(name, known).map(List::of).orElse(List.of());
    }
    // Before 14 it was a switch, and such files are still about.
    return name.equalsIgnoreCase("password_encryption") ? List.of() : VersionMatrix.history(name);
  }

  private static Finding finding(PgConfEntry entry, Parameter parameter, ServerValue.Wrong wrong) {
    String shown = "`" + entry.name() + " = " + entry.value() + "`";
    Finding at = INFO.at(entry.valueSpan(), shown + ": " + told(parameter, wrong));
    return switch (wrong) {
      case FIXED -> at.help("take it out; it is set when the cluster is made or the server built");
      case UNIT -> unit(at, entry, parameter);
      case RANGE -> range(at, parameter);
      case KIND -> kind(at, entry, parameter);
    };
  }

  private static String told(Parameter parameter, ServerValue.Wrong wrong) {
    return switch (wrong) {
      case FIXED -> "nobody can set it here";
      case UNIT -> "there is no such unit here";
      case RANGE -> "it is out of range";
      case KIND ->
          switch (parameter.type()) {
            case "bool" -> "it is `on` or `off`";
            case "enum" -> "it is one of " + String.join(", ", parameter.choices());
            default -> "it is a number";
          };
    };
  }

  private static Finding unit(Finding at, PgConfEntry entry, Parameter parameter) {
    String value = entry.value().strip();
    int end = value.length();
    while (end > 0 && Character.isLetter(value.charAt(end - 1))) {
      end--;
    }
    String meant = UNITS.getOrDefault(value.substring(end).toLowerCase(Locale.ROOT), "");
    String better = value.substring(0, end).strip() + meant;
    boolean taken = !meant.isEmpty() && ServerValue.wrong(parameter, better).isEmpty();
    Finding told = at.help("units are " + units(parameter) + ", with these letters");
    return taken
        ? told.safely(
            "write `" + better + "`", Written.over(entry.valueSpan(), entry.value(), better))
        : told;
  }

  private static String units(Parameter parameter) {
    return parameter.isMemory()
        ? "B, kB, MB, GB, TB"
        : parameter.isTime() ? "us, ms, s, min, h, d" : "none";
  }

  private static Finding range(Finding at, Parameter parameter) {
    if (parameter.name().endsWith("_permissions") || parameter.name().endsWith("_mode")) {
      return at.help("a mode begins with a zero, like `0770`; without it the number is decimal");
    }
    String unit = parameter.unit().isEmpty() ? "" : " of " + parameter.unit();
    return at.help("write one from " + parameter.min() + " to " + parameter.max() + unit);
  }

  private static Finding kind(Finding at, PgConfEntry entry, Parameter parameter) {
    Optional<String> near =
        parameter.type().equals("enum")
            ? Nearest.of(entry.value(), parameter.choices())
            : Optional.empty();
    return near.isEmpty()
        ? at.help("write one that it takes, or take the line out for the default")
        : at.help("did you mean `" + near.get() + "`?")
            .unsafely(
                "write `" + near.get() + "`",
                Written.over(entry.valueSpan(), entry.value(), near.get())
                    .map(r -> (Fix.Change) r));
  }
}
