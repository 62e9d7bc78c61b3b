package dev.pggen.pgconf;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines of pg_hba.conf that the server reads back as they were meant. */
public final class HbaPrinter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
  private static final Pattern REGEX_SIGN = Pattern.compile("[^A-Za-z0-9_/ ]");
  private static final Set<String> KEYWORDS =
      Set.of("all", "sameuser", "samerole", "samegroup", "replication", "samehost", "samenet");

  private HbaPrinter() {}

  /**
   * The name of a database or role, never taken for a keyword, a group or a file.
   *
   * @param major from 16 on a name that begins with a slash must be printed as an expression
   */
  public static String name(String name, int major) {
    if (major >= 16 && name.startsWith("/")) {
      return quoted("/^" + REGEX_SIGN.matcher(name).replaceAll("\\\\$0") + "$");
    }
    return PLAIN.matcher(name).matches() && !KEYWORDS.contains(name) ? name : quoted(name);
  }

  /** An option of a method, {@code name=value}. */
  public static String option(String name, String value) {
    return PLAIN.matcher(value).matches() ? name + "=" + value : quoted(name + "=" + value);
  }

  /**
   * A record, without a line break.
   *
   * @param databases keywords, or names by {@link #name}
   * @param users keywords, or names by {@link #name}
   * @param address a network, host name or keyword; empty for {@code local}
   * @param options by {@link #option}
   */
  public static String line(
      HbaType type,
      List<String> databases,
      List<String> users,
      String address,
      String method,
      List<String> options) {
    StringBuilder out = new StringBuilder(type.word());
    out.append(' ').append(String.join(",", databases));
    out.append(' ').append(String.join(",", users));
    if (type != HbaType.LOCAL) {
      out.append(' ').append(address);
    }
    out.append(' ').append(method);
    options.forEach(option -> out.append(' ').append(option));
    return out.toString();
  }

  private static String quoted(String text) {
    if (text.chars().anyMatch(c -> c == '\n' || c == '\0')) {
      throw new IllegalArgumentException("pg_hba.conf cannot hold a name with a line break");
    }
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
