package dev.pggen.read.compose;

import dev.pggen.stack.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The references in a value of a Compose file, without looking at what they stand for. */
final class References {
  private References() {}

  /** The parts of a text; empty if it holds no reference, or one without an end. */
  static Optional<Expression> of(String text) {
    List<Expression.Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int references = 0;
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) == '$' ? end(text, i) : i;
      if (end < 0) {
        return Optional.empty();
      }
      if (end == i) {
        plain.append(text.charAt(i));
        i += text.startsWith("$$", i) ? 2 : 1;
        continue;
      }
      if (plain.length() > 0) {
        parts.add(new Expression.Literal(plain.toString()));
        plain.setLength(0);
      }
      String reference = text.substring(i, end);
      parts.add(reference(reference));
      references++;
      i = end;
    }
    if (plain.length() > 0) {
      parts.add(new Expression.Literal(plain.toString()));
    }
    return references == 0 ? Optional.empty() : Optional.of(new Expression(parts));
  }

  /**
   * Where the reference that begins at a dollar sign ends; the same place for none, -1 for ever.
   */
  private static int end(String text, int dollar) {
    if (text.startsWith("${", dollar)) {
      int depth = 0;
      for (int i = dollar + 1; i < text.length(); i++) {
        char c = text.charAt(i);
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth == 0) {
          return i + 1;
        }
      }
      return -1;
    }
    int end = dollar + 1;
    while (end < text.length() && isNamed(text.charAt(end), end == dollar + 1)) {
      end++;
    }
    return end == dollar + 1 ? dollar : end;
  }

  private static Expression.Reference reference(String text) {
    int from = text.startsWith("${") ? 2 : 1;
    int end = from;
    while (end < text.length() && isNamed(text.charAt(end), end == from)) {
      end++;
    }
    int dash = text.startsWith(":-", end) ? end + 2 : text.startsWith("-", end) ? end + 1 : -1;
    String fallback = dash < 0 ? "" : text.substring(dash, text.length() - 1);
    return new Expression.Reference(text, text.substring(from, end), fallback);
  }

  private static boolean isNamed(char c, boolean first) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && c >= '0' && c <= '9');
  }
}
