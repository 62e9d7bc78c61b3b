package dev.pggen.artifact;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Writes text so that the reader of a format reads back the same text. What a format cannot hold is
 * our bug by the time it comes here: the spec has refused it with its place.
 */
final class Quote {
  private static final Pattern CONF_PLAIN =
      Pattern.compile("-?[0-9]+(B|kB|MB|GB|TB|us|ms|s|min|h|d)?|-?[0-9]+\\.[0-9]+|[a-z]+");
  private static final Pattern HBA_PLAIN = Pattern.compile("[A-Za-z0-9_.:/][A-Za-z0-9_.:/=-]*");
  private static final Pattern SHELL_PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,-]+");
  private static final Pattern PSQL_PLAIN = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern CHECKED = Pattern.compile("[A-Za-z0-9_.,:/@+= -]*");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern MD_SPECIAL = Pattern.compile("([\\\\`*_{}\\[\\]<>#|~])");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Quote() {}

  /** A value of postgresql.conf: its lexer takes backslash escapes inside quotes. */
  static String conf(String value) {
    if (CONF_PLAIN.matcher(value).matches()) {
      return value;
    }
    return "'" + printable(value).replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** A word of pg_hba.conf. Keywords and CIDRs stay bare, since quotes would make them names. */
  static String hba(String word) {
    if (HBA_PLAIN.matcher(word).matches()) {
      return word;
    }
    return "\"" + printable(word).replace("\"", "\"\"") + "\"";
  }

  /** A name in SQL. */
  static String sqlIdent(String name) {
    return "\"" + printable(name).replace("\"", "\"\"") + "\"";
  }

  /** A string in SQL, with standard_conforming_strings as it is by default. */
  static String sqlLiteral(String text) {
    return "'" + printable(text).replace("'", "''") + "'";
  }

  /**
   * The argument of psql's {@code \connect} for a database. A name with {@code =} would be taken
   * for a connection string, so odd names are put into one.
   */
  static String psqlDatabase(String name) {
    if (PSQL_PLAIN.matcher(name).matches()) {
      return "\"" + name + "\"";
    }
    String escaped = printable(name).replace("\\", "\\\\").replace("'", "\\'");
    return "-reuse-previous=on \"dbname='" + escaped.replace("\"", "\"\"") + "'\"";
  }

  /** One word of a shell command. */
  static String shell(String word) {
    return SHELL_PLAIN.matcher(word).matches()
        ? word
        : "'" + printable(word).replace("'", "'\\''") + "'";
  }

  /** Running text in Markdown. */
  static String markdown(String text) {
    return MD_SPECIAL.matcher(oneLine(text)).replaceAll("\\\\$1");
  }

  /** Text behind a comment sign: one line. */
  static String oneLine(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /** Text that no format of ours needs to quote; anything else is refused. */
  static String checked(String text) {
    if (!CHECKED.matcher(text).matches()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "needs a quoting filter: %s", oneLine(text)));
    }
    return text;
  }

  private static String printable(String text) {
    if (CONTROL.matcher(text).find()) {
      throw new IllegalArgumentException("control character in: " + oneLine(text));
    }
    return text;
  }
}
