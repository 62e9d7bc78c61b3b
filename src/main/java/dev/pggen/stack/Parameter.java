package dev.pggen.stack;

import java.util.List;

/**
 * A server parameter as a major knows it.
 *
 * @param name as in pg_settings
 * @param first first major with these facts
 * @param last last major with these facts
 * @param minorFrom minors that introduced it, if a major got it late
 * @param context who may set it when, as in pg_settings
 * @param type {@code bool}, {@code integer}, {@code real}, {@code string} or {@code enum}
 * @param unit what a bare number counts, like {@code 8kB} or {@code ms}; empty for none
 * @param min smallest value in that unit; empty for none
 * @param max largest value in that unit; empty for none
 * @param standard value without any configuration, in that unit
 * @param choices values of an enum
 * @param page page of the manual
 * @param about the server's own one-line description
 */
public record Parameter(
    String name,
    int first,
    int last,
    List<String> minorFrom,
    String context,
    String type,
    String unit,
    String min,
    String max,
    String standard,
    List<String> choices,
    String page,
    String about) {
  public Parameter {
    minorFrom = List.copyOf(minorFrom);
    choices = List.copyOf(choices);
  }

  /** What makes a change take effect. */
  public Setting.Apply apply() {
    return switch (context) {
      case "postmaster", "internal" -> Setting.Apply.RESTART;
      case "backend", "superuser-backend" -> Setting.Apply.NEW_SESSIONS;
      default -> Setting.Apply.RELOAD;
    };
  }

  /** Whether it is an amount of memory. */
  public boolean isMemory() {
    return unit.endsWith("B");
  }

  /** Whether it is a time. */
  public boolean isTime() {
    return !unit.isEmpty() && !isMemory();
  }
}
