package dev.pggen.lint.rule;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where values stand in what follows a place of a file. Equal values are told apart by their names,
 * and those of one name by their order.
 */
final class Places {
  private final SourceFile file;
  private final int first;
  private final String text;

  /** How far a name and its value were found already. */
  private final Map<String, Integer> behind = new HashMap<>();

  /** Behind the start of a span, the key of something. */
  Places(Span from) {
    file = from.file();
    first = from.line();
    StringBuilder rest = new StringBuilder();
    String line = file.line(first);
    int skipped = line.offsetByCodePoints(0, Math.min(from.column() - 1, points(line)));
    rest.append(" ".repeat(skipped)).append(line, skipped, line.length());
    for (int i = first + 1; i <= file.lineCount(); i++) {
      rest.append('\n').append(file.line(i));
    }
    text = rest.toString();
  }

  /** The next value of a name; where it does not stand so, the next value. */
  Optional<Span> next(String name, String value) {
    String key = name + "\n" + value;
    int from = behind.getOrDefault(key, 0);
    int at = name.isEmpty() ? inUrl(value, from) : named(name, value, from);
    at = at < 0 ? text.indexOf(value, from) : at;
    if (at < 0 || value.isEmpty() || value.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    behind.put(key, at + value.length());
    return Optional.of(span(at, value));
  }

  private int inUrl(String value, int from) {
    int at = text.indexOf(":" + value + "@", from);
    return at < 0 ? -1 : at + 1;
  }

  private int named(String name, String value, int from) {
    int at = text.indexOf(name, from);
    while (at >= 0) {
      int start = at + name.length();
      while (start < text.length() && isBetween(text.charAt(start))) {
        if (text.startsWith(value, start)) {
          return start;
        }
        start++;
      }
      if (start > at + name.length() && text.startsWith(value, start)) {
        return start;
      }
      at = text.indexOf(name, at + 1);
    }
    return -1;
  }

  /** What stands between a name and its value, in YAML and in a shell. */
  private static boolean isBetween(char c) {
    return Character.isWhitespace(c) || "=:,-\"'\\[".indexOf(c) >= 0;
  }

  private Span span(int at, String value) {
    int line = first;
    int begin = 0;
    for (int end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', begin)) {
      begin = end + 1;
      line++;
    }
    int column = text.codePointCount(begin, at) + 1;
    return file.span(line, column, line, column + points(value));
  }

  private static int points(String text) {
    return text.codePointCount(0, text.length());
  }
}
