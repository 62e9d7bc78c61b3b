package dev.pggen.stack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which majors and parameters of PostgreSQL there are; read from a dated table. */
public final class VersionMatrix {
  /** The oldest major that is rendered. */
  public static final int OLDEST = 14;

  /** The newest major that is rendered. */
  public static final int NEWEST = 18;

  private VersionMatrix() {}

  // Loaded when first asked: a run that only validates never reads the tables.
  private static final class Parameters {
    private static final Map<String, List<Table.Row>> ROWS = load();
    private static final Map<String, List<Parameter>> READ = new ConcurrentHashMap<>();

    private static Map<String, List<Table.Row>> load() {
      Map<String, List<Table.Row>> all = new LinkedHashMap<>();
      for (Table.Row row : Table.read(VersionMatrix.class, "parameters.tsv")) {
        all.computeIfAbsent(key(row.first()), k -> new ArrayList<>(1)).add(row);
      }
      return all;
    }

    /** The rows of one, read when it is first asked for: a stack needs one in ten. */
    private static List<Parameter> of(String key) {
      List<Parameter> known = READ.get(key);
      if (known == null) {
        known = new ArrayList<>();
        for (Table.Row row : ROWS.getOrDefault(key, List.of())) {
          known.add(parameter(row));
        }
        READ.put(key, known);
      }
      return known;
    }
  }

  /** A parameter as a major knows it; names are found in any case. */
  public static Optional<Parameter> parameter(String name, int major) {
    for (Parameter p : Parameters.of(key(name))) {
      if (p.first() <= major && major <= p.last()) {
        return Optional.of(p);
      }
    }
    return Optional.empty();
  }

  /** All rows of a parameter, oldest major first; empty if no major has it. */
  public static List<Parameter> history(String name) {
    return List.copyOf(Parameters.of(key(name)));
  }

  /** Names that a major knows, sorted without case. */
  public static List<String> names(int major) {
    return Parameters.ROWS.keySet().stream()
        .flatMap(key -> Parameters.of(key).stream())
        .filter(p -> p.first() <= major && major <= p.last())
        .map(Parameter::name)
        .toList();
  }

  /** Whether a minor like {@code 17.10} has a parameter that came late. */
  public static boolean has(Parameter parameter, String version) {
    int major = majorOf(version);
    return parameter.minorFrom().stream()
        .filter(m -> majorOf(m) == major)
        .allMatch(m -> minorOf(version) >= minorOf(m));
  }

  private static int majorOf(String version) {
    int dot = version.indexOf('.');
    return Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
  }

  private static int minorOf(String version) {
    int dot = version.indexOf('.');
    return dot < 0 ? 0 : Integer.parseInt(version.substring(dot + 1));
  }

  private static Parameter parameter(Table.Row row) {
    return new Parameter(
        row.cell("name"),
        Integer.parseInt(row.cell("first")),
        Integer.parseInt(row.cell("last")),
        list(row.cell("minor_from")),
        row.cell("context"),
        row.cell("type"),
        row.cell("unit"),
        row.cell("min"),
        row.cell("max"),
        row.cell("default"),
        list(row.cell("choices")),
        row.cell("page"),
        row.cell("about"));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
