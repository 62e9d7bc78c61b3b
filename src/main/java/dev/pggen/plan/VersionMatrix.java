package dev.pggen.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which majors, minors and parameters of PostgreSQL there are; read from dated tables. */
public final class VersionMatrix {
  /** The oldest major that is rendered. */
  public static final int OLDEST = 14;

  /** The newest major that is rendered. */
  public static final int NEWEST = 18;

  private VersionMatrix() {}

  /**
   * The newest minor of a major.
   *
   * @param major like 17
   * @param version like {@code 17.11}
   * @param suite distribution of the official image
   * @param endOfLife last day with fixes, {@code YYYY-MM-DD}
   */
  public record Minor(int major, String version, String suite, String endOfLife) {}

  // Loaded when first asked: a run that only validates never reads the tables.
  private static final class Parameters {
    private static final Map<String, List<Parameter>> BY_NAME = load();

    private static Map<String, List<Parameter>> load() {
      Map<String, List<Parameter>> all = new LinkedHashMap<>();
      for (Map<String, String> row : Table.read("parameters.tsv")) {
        Parameter p = parameter(row);
        all.computeIfAbsent(key(p.name()), k -> new ArrayList<>()).add(p);
      }
      return all;
    }
  }

  private static final class Minors {
    private static final Map<Integer, Minor> BY_MAJOR = load();

    private static Map<Integer, Minor> load() {
      Map<Integer, Minor> all = new TreeMap<>();
      for (Map<String, String> row : Table.read("minors.tsv")) {
        int major = Integer.parseInt(cell(row, "major"));
        all.put(
            major,
            new Minor(major, cell(row, "minor"), cell(row, "suite"), cell(row, "end_of_life")));
      }
      return all;
    }
  }

  /** The newest minor of a major, if the major is known. */
  public static Optional<Minor> newest(int major) {
    return Optional.ofNullable(Minors.BY_MAJOR.get(major));
  }

  /** A parameter as a major knows it; names are found in any case. */
  public static Optional<Parameter> parameter(String name, int major) {
    return Parameters.BY_NAME.getOrDefault(key(name), List.of()).stream()
        .filter(p -> p.first() <= major && major <= p.last())
        .findFirst();
  }

  /** All rows of a parameter, oldest major first; empty if no major has it. */
  public static List<Parameter> history(String name) {
    return List.copyOf(Parameters.BY_NAME.getOrDefault(key(name), List.of()));
  }

  /** Names that a major knows, sorted without case. */
  public static List<String> names(int major) {
    return Parameters.BY_NAME.values().stream()
        .flatMap(List::stream)
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

  private static Parameter parameter(Map<String, String> row) {
    return new Parameter(
        cell(row, "name"),
        Integer.parseInt(cell(row, "first")),
        Integer.parseInt(cell(row, "last")),
        list(cell(row, "minor_from")),
        cell(row, "context"),
        cell(row, "type"),
        cell(row, "unit"),
        cell(row, "min"),
        cell(row, "max"),
        cell(row, "default"),
        list(cell(row, "choices")),
        cell(row, "page"),
        cell(row, "about"));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(","));
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
