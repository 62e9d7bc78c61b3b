package dev.pggen.read.compose;

import dev.pggen.read.compose.model.Interpolation;
import dev.pggen.stack.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The references in a value of a Compose file, without looking at what they stand for. */
final class References {
  private References() {}

  /** The parts of a text; empty if it holds no reference. */
  static Optional<Expression> of(String text) {
    List<Expression.Part> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    int references = 0;
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) == '$' ? Interpolation.end(text, i) : i + 1;
      String part = text.substring(i, end);
      i = end;
      if (part.length() == 1 || part.equals("$$")) {
        plain.append(part.charAt(0));
        continue;
      }
      literal(plain, parts);
      parts.add(reference(part));
      references++;
    }
    literal(plain, parts);
    return references == 0 ? Optional.empty() : Optional.of(new Expression(parts));
  }

  /**
   * The same, of which roles are known: where two of another name are filled with one text, they
   * come from the same source.
   *
   * @param texts what is known to be filled in, by name
   */
  static Expression known(Expression expression, Function<String, Optional<String>> texts) {
    return new Expression(
        expression.parts().stream()
            .map(part -> part instanceof Expression.Reference r ? known(r, texts) : part)
            .toList());
  }

  private static Expression.Part known(
      Expression.Reference r, Function<String, Optional<String>> texts) {
    return new Expression.Reference(
        r.text(),
        r.name(),
        r.fallback(),
        source(r.name(), texts.apply(r.name())).orElse(r.source()));
  }

  /** What is known of a role; of passwords not, for two that are equal by chance lead nowhere. */
  static Optional<String> source(String name, Optional<String> text) {
    String upper = name.toUpperCase(Locale.ROOT);
    return text.filter(t -> upper.contains("USER") && !upper.contains("PASS"))
        .filter(t -> !t.isBlank())
        .map(t -> Expression.Reference.TEXT + t.strip());
  }

  private static void literal(StringBuilder plain, List<Expression.Part> parts) {
    if (plain.length() > 0) {
      parts.add(new Expression.Literal(plain.toString()));
      plain.setLength(0);
    }
  }

  private static Expression.Reference reference(String text) {
    int from = text.startsWith("${") ? 2 : 1;
    int end = from;
    while (end < text.length() && isNamed(text.charAt(end), end == from)) {
      end++;
    }
    int dash = text.startsWith(":-", end) ? end + 2 : text.startsWith("-", end) ? end + 1 : -1;
    String fallback = dash < 0 ? "" : text.substring(dash, text.length() - 1);
    return new Expression.Reference(text, text.substring(from, end), fallback, text);
  }

  private static boolean isNamed(char c, boolean first) {
    return c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (!first && c >= '0' && c <= '9');
  }
}
