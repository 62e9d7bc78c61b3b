package dev.pggen.read.compose.model;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An env file as Compose reads it: {@code NAME=value} or {@code NAME: value}, also after {@code
 * export}. In single quotes a value is as it is; in double quotes there are escapes; in those and
 * without quotes there are references to what stands above.
 */
final class DotEnv {
  private static final Pattern EXPORT = Pattern.compile("export[\\t\\n\\f\\r ]+");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([abcfnrtv$\"\\\\]|0[0-9]{0,3})");

  /** Values that repeat others grow without end. */
  private static final int LONGEST = 4096;

  private final SourceFile file;
  private final String text;
  private final Variables known;
  private final Map<String, Variables.Value> values = new HashMap<>();
  private int at;
  private int line = 1;
  private int lineStart;
  private boolean broken;

  private DotEnv(SourceFile file, Variables outer) {
    this.file = file;
    this.text = file.text();
    this.known = outer.with(Variables.of(values));
  }

  /**
   * What a file says.
   *
   * @param outer what counts more than the file, also in its references
   */
  static Variables read(SourceFile file, Variables outer) {
    DotEnv reader = new DotEnv(file, outer);
    while (!reader.broken && reader.toStatement()) {
      reader.statement();
    }
    return reader.broken ? Variables.broken() : Variables.of(reader.values);
  }

  /** Moves to what is neither space nor comment. */
  private boolean toStatement() {
    while (at < text.length()) {
      if (text.charAt(at) == '#') {
        at = lineEnd(at);
      } else if (isSpace(text.charAt(at)) || text.charAt(at) == '\n') {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void statement() {
    Matcher export = EXPORT.matcher(text).region(at, text.length());
    if (export.lookingAt()) {
      at = export.end();
    }
    int from = at;
    while (at < text.length() && "=:\n".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at++);
      boolean known = Character.isLetterOrDigit(c) || "_.-[]".indexOf(c) >= 0 || isSpace(c);
      broken |= !known;
    }
    String name = text.substring(from, at).strip();
    if (broken || name.indexOf(' ') >= 0) {
      broken = true;
    } else if (at >= text.length() || text.charAt(at) == '\n') {
      values.put(name, new Variables.Value(Optional.empty(), span(from, from + name.length())));
    } else {
      at++;
      value(name);
    }
  }

  private void value(String name) {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    char quote = at < text.length() ? text.charAt(at) : ' ';
    int from = at;
    if (quote == '"' || quote == '\'') {
      Optional<String> quoted = quoted(quote);
      broken |= quoted.isEmpty();
      Optional<String> known =
          quoted.flatMap(q -> quote == '"' ? expanded(unescaped(q)) : Optional.of(q));
      values.put(name, new Variables.Value(known, span(from, at)));
      return;
    }
    int end = lineEnd(at);
    String line = text.substring(at, end);
    int comment = line.indexOf(" #");
    String bare = (comment < 0 ? line : line.substring(0, comment)).stripTrailing();
    at = end;
    values.put(name, new Variables.Value(expanded(bare), span(from, from + bare.length())));
  }

  /** Up to the closing quote, which a backslash hides; none if there is no end. */
  private Optional<String> quoted(char quote) {
    StringBuilder out = new StringBuilder();
    boolean escape = false;
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == quote && !escape) {
        at = i + 1;
        return Optional.of(out.toString());
      }
      if (c == '\\' && !escape) {
        escape = true;
        continue;
      }
      if (escape && c != quote) {
        out.append('\\');
      }
      escape = false;
      out.append(c);
    }
    return Optional.empty();
  }

  private static String unescaped(String quoted) {
    return ESCAPE.matcher(quoted).replaceAll(m -> Matcher.quoteReplacement(escape(m.group(1))));
  }

  private static String escape(String sign) {
    return switch (sign.charAt(0)) {
      case '$' -> "$$";
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000b";
      case 'c' -> "\\c";
      case '0' -> octal(sign);
      default -> sign;
    };
  }

  /** A zero and three digits are a character; anything else is what it is. */
  private static String octal(String sign) {
    boolean whole = sign.matches("0[0-3][0-7]{2}");
    return whole ? String.valueOf((char) Integer.parseInt(sign, 8)) : "\\" + sign;
  }

  private Optional<String> expanded(String value) {
    String filled = new Interpolation(known, true).filled(value);
    return filled.length() > LONGEST ? Optional.empty() : Interpolation.literal(filled);
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static boolean isSpace(char c) {
    return c == ' '
        || c == '\t'
        || c == '\r'
        || c == '\f'
        || c == '\u000b'
        || c == '\u0085'
        || c == '\u00a0';
  }

  /** A value of several lines is known by its first. Places are asked for in their order. */
  private Span span(int from, int to) {
    for (int i = lineEnd(lineStart); i < from; i = lineEnd(lineStart)) {
      line++;
      lineStart = i + 1;
    }
    int end = Math.min(to, lineEnd(from));
    int column = text.codePointCount(lineStart, from) + 1;
    return file.span(line, column, line, column + text.codePointCount(from, Math.max(from, end)));
  }
}
