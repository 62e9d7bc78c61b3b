package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Values as Jinja reads them inside a tag. Every text is quoted, every odd character escaped. */
final class Jinja {
  private static final String PLAIN = " !$&'()*+,-./:;<=>?@[]^_`|~";

  private Jinja() {}

  /**
   * A string. Braces, percent and number signs are escaped too, so that no tag can begin or end.
   */
  static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (isPlain(c)) {
                out.appendCodePoint(c);
              } else if (c < 0x100) {
                out.append(String.format("\\x%02x", c));
              } else if (c < 0x10000) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append(String.format("\\U%08x", c));
              }
            });
    return out.append('"').toString();
  }

  private static boolean isPlain(int c) {
    boolean word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return word || (c < 128 && PLAIN.indexOf(c) >= 0);
  }

  /** A list of strings. */
  static String strings(Collection<String> texts) {
    return "[" + String.join(", ", texts.stream().map(Jinja::string).toList()) + "]";
  }

  /** Text in which secrets are answers of the user. */
  static String text(Text text, SecretAnswers answers) {
    List<String> parts = new ArrayList<>();
    for (Text.Part part : text.parts()) {
      if (part instanceof Text.Literal literal) {
        parts.add(string(literal.text()));
      } else if (part instanceof Text.SecretValue value) {
        String answer = answers.expression(value.secret());
        parts.add(value.encoding() == Text.Encoding.URL ? "(" + answer + " | urlencode)" : answer);
      }
    }
    return parts.isEmpty() ? string("") : String.join(" ~ ", parts);
  }
}
