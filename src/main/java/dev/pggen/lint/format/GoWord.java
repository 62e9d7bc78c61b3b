package dev.pggen.lint.format;

/**
 * A word of a template's action, a text in quotes, or a sign.
 *
 * @param text as written
 * @param from first char in the template
 * @param to the char after its last
 */
record GoWord(String text, int from, int to) {
  boolean is(String other) {
    return text.equals(other);
  }

  /** Whether it is a text in quotes. */
  boolean isText() {
    return text.length() > 1 && (text.charAt(0) == '"' || text.charAt(0) == '`');
  }

  /** A text without its quotes. */
  String inner() {
    return text.substring(1, text.length() - 1);
  }

  /** Whether it is a way into the value at hand, like {@code .Data.password}. */
  boolean isField() {
    return text.length() > 1 && text.charAt(0) == '.' && !Character.isDigit(text.charAt(1));
  }
}
