package dev.pggen.plan;

import dev.pggen.source.Nearest;
import dev.pggen.source.Size;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.PgSize;
import dev.pggen.stack.Setting;
import dev.pggen.stack.VersionMatrix;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Answers what a server parameter is, what it is set to and why. */
public final class Explanations {
  private Explanations() {}

  /**
   * Explains a parameter.
   *
   * @param name in any case
   * @param major of the server
   * @param settings what is set; empty to explain the server's default
   * @return empty if the major does not have it; ask {@link #nearest} then
   */
  public static Optional<Explanation> of(String name, int major, List<Setting> settings) {
    Optional<Setting> set =
        settings.stream()
            .filter(s -> s.name().equalsIgnoreCase(name))
            .reduce((first, last) -> last);
    Optional<Parameter> parameter = VersionMatrix.parameter(name, major);
    if (parameter.isEmpty()) {
      return set.map(s -> ofExtension(s));
    }
    Parameter p = parameter.get();
    List<Parameter> history = VersionMatrix.history(name);
    return Optional.of(
        new Explanation(
            p.name(),
            set,
            withUnit(p, p.standard()),
            p.unit(),
            p.type(),
            p.context(),
            p.apply(),
            withUnit(p, p.min()),
            withUnit(p, p.max()),
            p.choices(),
            history.get(0).first(),
            history.get(history.size() - 1).last(),
            p.minorFrom(),
            p.about(),
            manual(p, major)));
  }

  /** The known name that was probably meant. */
  public static Optional<String> nearest(String name, int major) {
    return Nearest.of(name, VersionMatrix.names(major));
  }

  private static Explanation ofExtension(Setting setting) {
    return new Explanation(
        setting.name(),
        Optional.of(setting),
        "",
        "",
        "string",
        "",
        setting.apply(),
        "",
        "",
        List.of(),
        VersionMatrix.OLDEST,
        VersionMatrix.NEWEST,
        List.of(),
        "a parameter of an extension",
        "");
  }

  /** {@code 16384} of 8kB is 128MB; what is no amount stays. */
  private static String withUnit(Parameter p, String value) {
    if (value.isEmpty() || p.unit().isEmpty() || value.startsWith("-") || value.equals("0")) {
      return value;
    }
    if (!p.isMemory()) {
      return value + p.unit();
    }
    long unit = PgSize.unitBytes(p.unit());
    long number = Long.parseLong(value);
    return number > Long.MAX_VALUE / unit
        ? value + " x " + p.unit()
        : unit < 1024 ? number * unit + "B" : PgSize.text(new Size(number * unit));
  }

  private static String manual(Parameter p, int major) {
    return "https://www.postgresql.org/docs/"
        + major
        + "/runtime-config-"
        + p.page()
        + ".html#GUC-"
        + p.name().toUpperCase(Locale.ROOT).replace('_', '-');
  }
}
