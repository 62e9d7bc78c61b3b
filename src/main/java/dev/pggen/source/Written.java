package dev.pggen.source;

import java.util.Optional;

/** Values as they stand in a file, to be written anew. */
public final class Written {
  private Written() {}

  /**
   * Another value in the place of one, in the quotes that it has. Nothing where the file does not
   * hold the value as it is, like behind a variable.
   *
   * @param other plain characters, which need no quotes where the first value needed none
   */
  public static Optional<Fix.Replace> over(Span span, String value, String other) {
    String text = span.text();
    for (String quote : new String[] {"", "\"", "'"}) {
      if (!text.isEmpty() && text.equals(quote + value + quote)) {
        return Optional.of(new Fix.Replace(span, quote + other + quote));
      }
    }
    return Optional.empty();
  }
}
