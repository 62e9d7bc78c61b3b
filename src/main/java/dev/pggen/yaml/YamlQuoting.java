package dev.pggen.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Text as YAML 1.1 and 1.2 readers read it back alike. */
final class YamlQuoting {
  private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Set<String> WORDS_OF_YAML =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private YamlQuoting() {}

  /** A key: bare where no reader can take it for anything but this text. */
  static String key(String text) {
    boolean bare =
        PLAIN_KEY.matcher(text).matches() && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT));
    return bare ? text : doubleQuoted(text);
  }

  static String text(YamlDoc.Text text) {
    boolean single =
        text.style() == YamlStyle.SINGLE
            && text.value().codePoints().noneMatch(YamlQuoting::needsEscape);
    return single ? "'" + text.value().replace("'", "''") + "'" : doubleQuoted(text.value());
  }

  /**
   * Whether a text can stand as a literal block: each line shows what it is, the first one is not
   * indented, and the last one ends.
   */
  static boolean isBlock(YamlDoc.Text text) {
    String value = text.value();
    return text.style() == YamlStyle.BLOCK
        && !value.isEmpty()
        && !Character.isWhitespace(value.charAt(0))
        && value.endsWith("\n")
        && !value.endsWith("\n\n")
        && value.codePoints().noneMatch(c -> c != '\n' && c != '\t' && needsEscape(c));
  }

  private static String doubleQuoted(String text) {
    return "\"" + escaped(text, true) + "\"";
  }

  /** Text for a comment line: what a reader could stumble over is shown as an escape. */
  static String comment(String text) {
    return escaped(text, false);
  }

  private static String escaped(String text, boolean quoted) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            c -> {
              if (quoted && (c == '"' || c == '\\')) {
                out.append('\\').append((char) c);
              } else if (needsEscape(c)) {
                escape(c, out);
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static void escape(int c, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append((c > 0xffff ? "\\U%08x" : "\\u%04x").formatted(c));
    }
  }

  /**
   * Not printable, ends a line somewhere, or not to be seen: bidirectional and zero-width signs.
   */
  private static boolean needsEscape(int c) {
    return c == '\n'
        || c == '\r'
        || c == '\t'
        || !TextChecks.readable(c)
        || c == 0xfeff
        || c == 0xa0
        || (c & 0xfffe) == 0xfffe
        || Character.getType(c) == Character.FORMAT;
  }
}
