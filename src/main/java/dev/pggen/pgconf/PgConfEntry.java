package dev.pggen.pgconf;

import dev.pggen.source.Span;
import java.util.Locale;

/**
 * A line of postgresql.conf that sets a parameter or includes files.
 *
 * @param name as written; see {@link #is}
 * @param nameSpan where the name is
 * @param value without quotes and escapes
 * @param valueSpan where the value is, quotes included
 * @param quoted whether it was in quotes
 */
public record PgConfEntry(
    String name, Span nameSpan, String value, Span valueSpan, boolean quoted) {

  /** What a line does. */
  public enum Kind {
    /** Sets a parameter. */
    SETTING,
    /** Reads a file, which must exist. */
    INCLUDE,
    /** Reads a file if it exists. */
    INCLUDE_IF_EXISTS,
    /** Reads all files of a directory that end in {@code .conf}. */
    INCLUDE_DIR
  }

  /** Whether it is about this parameter; the server ignores the case of names. */
  public boolean is(String parameter) {
    return name.equalsIgnoreCase(parameter);
  }

  /** What it does. */
  public Kind kind() {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "include" -> Kind.INCLUDE;
      case "include_if_exists" -> Kind.INCLUDE_IF_EXISTS;
      case "include_dir" -> Kind.INCLUDE_DIR;
      default -> Kind.SETTING;
    };
  }
}
