package dev.pggen.lint.rule;

import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Expression;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A variable whose whole value, the address of a database with its password, comes from outside.
 *
 * <p>Where another variable of the container has a password for a database, the address need not.
 */
final class WholeAddress {
  private static final Set<String> ADDRESSES =
      Set.of("url", "uri", "dsn", "datasource", "conn", "conninfo", "connstr");

  private WholeAddress() {}

  static boolean is(Workload workload, EnvVar variable) {
    Optional<Expression.Reference> asked = variable.expression().flatMap(Expression::alone);
    return asked
            .filter(r -> r.fallback().isEmpty() && isNamed(variable.name(), r.name()))
            .isPresent()
        && workload.env().stream().map(EnvVar::name).noneMatch(WholeAddress::isPassword);
  }

  /** Whether a name and the one it asks for are those of a database's address. */
  static boolean isNamed(String name, String asked) {
    return isAddress(asked)
        && isAddress(name)
        && (DatabaseWords.namesDatabase(name) || DatabaseWords.namesDatabase(asked));
  }

  private static boolean isAddress(String name) {
    List<String> words = AboutSecrets.words(name);
    int last = words.size() - 1;
    return last >= 0
        && (ADDRESSES.contains(words.get(last))
            || last > 0
                && words.get(last).equals("string")
                && words.get(last - 1).equals("connection"));
  }

  static boolean isPassword(String name) {
    return name.toUpperCase(Locale.ROOT).contains("PASS") && DatabaseWords.namesDatabase(name);
  }
}
