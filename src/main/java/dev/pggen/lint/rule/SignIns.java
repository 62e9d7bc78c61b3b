package dev.pggen.lint.rule;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** With which role a variable says that its container signs in. */
final class SignIns {
  /** A connection in words, as libpq reads it. */
  private static final Pattern WORDS =
      Pattern.compile("(?=.*\\b(?:host|dbname)=)(?:.*\\s)?user=([^\\s'\"$]+)(?:\\s.*)?");

  private SignIns() {}

  /** The role that a variable names, in a URL, in words or alone; empty for none. */
  static String user(EnvVar variable) {
    String whole =
        variable
            .value()
            .ifKnown()
            .map(Text::shown)
            .or(() -> variable.expression().map(Expression::text))
            .orElse("")
            .strip();
    Optional<DatabaseUrl> url = DatabaseUrl.parse(whole);
    if (url.isPresent()) {
      return url.get().user();
    }
    Matcher words = WORDS.matcher(whole);
    if (words.matches()) {
      return words.group(1);
    }
    return DatabaseWords.namesUser(variable.name()) ? text(variable) : "";
  }

  /** The text of a variable as far as it is known; empty where a part of it is not. */
  static String text(EnvVar variable) {
    Optional<String> known = variable.value().ifKnown().map(Text::shown);
    return known
        .or(
            () ->
                variable
                    .expression()
                    .filter(e -> e.parts().stream().allMatch(Expression.Literal.class::isInstance))
                    .map(Expression::text))
        .orElse("")
        .strip();
  }

  /** What a variable asks for to name the role, alone or in its place in a URL. */
  static Optional<Expression.Reference> asked(EnvVar variable) {
    return variable
        .expression()
        .flatMap(
            e ->
                e.alone()
                    .filter(r -> DatabaseWords.namesUser(variable.name()))
                    .or(() -> userInUrl(e)));
  }

  private static Optional<Expression.Reference> userInUrl(Expression expression) {
    List<Expression.Part> parts = expression.parts();
    for (int i = 1; i + 1 < parts.size(); i++) {
      if (parts.get(i - 1) instanceof Expression.Literal before
          && before.text().endsWith("://")
          && parts.get(i) instanceof Expression.Reference reference
          && parts.get(i + 1) instanceof Expression.Literal after
          && (after.text().startsWith(":") || after.text().startsWith("@"))) {
        return Optional.of(reference);
      }
    }
    return Optional.empty();
  }
}
