package dev.pggen.read.compose.model;

import dev.pggen.source.Span;
import java.util.Optional;

/**
 * What Compose makes of the dollar signs in a value: {@code $NAME}, <code>${NAME}</code>, and the
 * forms with a default or a condition, one in another.
 */
public final class Interpolation {
  private static final int DEEPEST = 20;

  /** A longer reference is none that anybody wrote. */
  private static final int LONGEST = 1000;

  /** A text that grows beyond it stays as it is. */
  private static final int LARGEST = 1 << 20;

  private final Variables variables;
  private final boolean files;
  private Optional<Span> origin = Optional.empty();

  /**
   * With these values.
   *
   * @param files whether what an env file says is filled in; else it stays a reference
   */
  Interpolation(Variables variables, boolean files) {
    this.variables = variables;
    this.files = files;
  }

  /** The text as the container gets it; empty where it depends on variables of outside. */
  public static Optional<String> literal(String text) {
    if (text.indexOf('$') < 0) {
      return Optional.of(text);
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (c == '$' && (next == '{' || isFirst(next))) {
        return Optional.empty();
      }
      out.append(c);
      i += c == '$' && next == '$' ? 2 : 1;
    }
    return Optional.of(out.toString());
  }

  /**
   * A text with what is known in the place of references. Each dollar sign of a value is doubled,
   * as it would be if the value were written there; references to what is not known stay.
   */
  String filled(String text) {
    return filled(text, 0);
  }

  /** Where the whole text comes from, if it is one reference to a variable of an env file. */
  Optional<Span> origin(String text) {
    origin = Optional.empty();
    boolean one = text.charAt(0) == '$' && end(text, 0) == text.length();
    if (!one || text.startsWith("$$")) {
      return Optional.empty();
    }
    filled(text, 0);
    return origin;
  }

  private String filled(String text, int depth) {
    if (text.indexOf('$') < 0 || depth > DEEPEST) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) != '$') {
        out.append(text.charAt(i++));
        continue;
      }
      if (out.length() > LARGEST) {
        return text;
      }
      int end = end(text, i);
      String part = text.substring(i, end);
      boolean reference = end - i > 1 && !part.equals("$$");
      out.append(reference ? value(part, depth).orElse(part) : part);
      i = end;
    }
    return out.toString();
  }

  /** The end of what a dollar sign begins; right behind it if that is no reference. */
  public static int end(String text, int dollar) {
    int i = dollar + 1;
    if (i >= text.length()) {
      return i;
    }
    char c = text.charAt(i);
    if (c == '$') {
      return i + 1;
    }
    if (c == '{') {
      int close = close(text, i);
      return close < 0 ? dollar + 1 : close + 1;
    }
    return isFirst(c) ? nameEnd(text, i) : i;
  }

  private static int close(String text, int open) {
    int depth = 0;
    int last = Math.min(text.length(), open + LONGEST);
    for (int i = open; i < last; i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static int nameEnd(String text, int from) {
    int i = from;
    while (i < text.length() && (isFirst(text.charAt(i)) || isDigit(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  private static boolean isFirst(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** What a reference stands for, if that is known. */
  private Optional<String> value(String reference, int depth) {
    if (reference.charAt(1) != '{') {
      return known(reference.substring(1));
    }
    String inner = reference.substring(2, reference.length() - 1);
    int end = inner.isEmpty() || !isFirst(inner.charAt(0)) ? 0 : nameEnd(inner, 0);
    String name = inner.substring(0, end);
    String rest = inner.substring(end);
    if (name.isEmpty() || rest.isEmpty()) {
      return name.isEmpty() ? Optional.empty() : known(name);
    }
    boolean orEmpty = rest.charAt(0) == ':';
    String form = orEmpty ? rest.substring(1) : rest;
    if (form.isEmpty()) {
      return Optional.empty();
    }
    String word = form.substring(1);
    return switch (form.charAt(0)) {
      case '-' -> otherwise(name, orEmpty, word, depth);
      case '+' -> instead(name, orEmpty, word, depth);
      case '?' -> known(name).filter(v -> !orEmpty || !v.isEmpty());
      default -> Optional.empty();
    };
  }

  private Optional<String> otherwise(String name, boolean orEmpty, String word, int depth) {
    if (!variables.has(name)) {
      if (!files && word.isEmpty()) {
        return Optional.empty(); // "nothing" in the file means that it comes from outside
      }
      return variables.isBroken() ? Optional.empty() : Optional.of(filled(word, depth + 1));
    }
    Optional<String> value = variables.value(name);
    boolean absent = orEmpty && value.filter(String::isEmpty).isPresent();
    return absent ? Optional.of(filled(word, depth + 1)) : known(name);
  }

  /** Without a value in a file nobody knows whether there is one outside. */
  private Optional<String> instead(String name, boolean orEmpty, String word, int depth) {
    Optional<String> value = variables.value(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(orEmpty && value.get().isEmpty() ? "" : filled(word, depth + 1));
  }

  private Optional<String> known(String name) {
    if (!files) {
      return Optional.empty();
    }
    origin = variables.span(name);
    return variables.value(name).map(v -> v.replace("$", "$$"));
  }
}
