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
    int at = find(name, value, behind(name, value));
    if (at < 0 || value.isEmpty() || value.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    return Optional.of(found(name, value, at));
  }

  /**
   * The same in a line that stands in the file as it is: one before it may have the name and the
   * value in a comment. Where there is no such line, the next value.
   */
  Optional<Span> next(String name, String value, String line) {
    int from = behind(name, value);
    int begin = 0;
    while (begin < text.length()) {
      int next = text.indexOf('\n', begin);
      int end = next < 0 ? text.length() : next;
      if (end > from && text.substring(begin, end).strip().equals(line)) {
        int at = find(name, value, Math.max(begin, from));
        if (at >= 0 && at + value.length() <= end) {
          return Optional.of(found(name, value, at));
        }
      }
      begin = end + 1;
    }
    return next(name, value);
  }

  private int behind(String name, String value) {
    return behind.getOrDefault(name + "\n" + value, 0);
  }

  private Span found(String name, String value, int at) {
    behind.put(name + "\n" + value, at + value.length());
    return span(at, value);
  }

  private int find(String name, String value, int from) {
    int at = name.isEmpty() ? inUrl(value, from) : named(name, value, from);
    return at < 0 ? text.indexOf(value, from) : at;
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
