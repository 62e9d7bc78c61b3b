package dev.pggen.pgconf;

import java.util.regex.Pattern;

/** Lines of postgresql.conf that the server reads back as they were meant. */
public final class PgConfPrinter {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

  private PgConfPrinter() {}

  /**
   * A value as it stands after the equals sign: bare if it is a whole number, with unit or not, or
   * a plain word; else in single quotes.
   */
  public static String value(String value) {
    return ConfQuoting.quoted(value);
  }

  /** A line that sets a parameter, without a line break. */
  public static String line(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a parameter's name: " + name);
    }
    return name + " = " + value(value);
  }
}
