package dev.pggen.catalog;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions, written for Python and read by us. */
final class Patterns {
  private Patterns() {}

  /** Why a text is none, if it is none. */
  static Optional<String> wrong(String text) {
    try {
      of(text);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(String.valueOf(e.getDescription()).toLowerCase(java.util.Locale.ROOT));
    }
  }

  /** Whether a value begins with what the expression describes, as Python's {@code match} asks. */
  static boolean matches(String text, String value) {
    try {
      return of(text).matcher(value).lookingAt();
    } catch (PatternSyntaxException e) {
      return true; // said of the question itself
    }
  }

  private static Pattern of(String text) {
    return Pattern.compile(text.replace("(?P<", "(?<"));
  }
}
