package dev.pggen.read.nomad;

import java.util.Optional;

/** What a client makes of a text of the driver, in which it looks for templates once more. */
final class SecondLook {
  private static final String QUOTES = "${\"";

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int next;

  private SecondLook(String text) {
    this.text = text;
  }

  /**
   * The text that reaches the driver. Doubled signs are one, and what stands in quotes inside a
   * template is that text.
   *
   * @return empty where the client puts something in
   */
  static Optional<String> at(String text) {
    SecondLook look = new SecondLook(text);
    return look.isKnown() ? Optional.of(look.out.toString()) : Optional.empty();
  }

  private boolean isKnown() {
    while (next < text.length()) {
      if (!isSign(next)) {
        out.append(text.charAt(next++));
      } else if (text.startsWith("{", next + 1)) {
        if (!text.startsWith(QUOTES, next) || !isQuoted()) {
          return false;
        }
      } else {
        sign();
      }
    }
    return true;
  }

  private boolean isSign(int at) {
    return text.charAt(at) == '$' || text.charAt(at) == '%';
  }

  private void sign() {
    char sign = text.charAt(next++);
    out.append(sign);
    if (text.startsWith(sign + "{", next)) {
      out.append('{');
      next += 2;
    }
  }

  /** A template that is nothing but a text in quotes. */
  private boolean isQuoted() {
    int at = next + QUOTES.length();
    while (at < text.length() && text.charAt(at) != '"') {
      if (isSign(at) && text.startsWith("{", at + 1)) {
        return false;
      }
      if (text.charAt(at) == '\\') {
        at++;
        int escaped = at < text.length() ? "nrt\"\\".indexOf(text.charAt(at)) : -1;
        if (escaped < 0) {
          return false;
        }
        out.append("\n\r\t\"\\".charAt(escaped));
      } else {
        out.append(text.charAt(at));
      }
      at++;
    }
    next = at + 2;
    return text.startsWith("\"}", at);
  }
}
