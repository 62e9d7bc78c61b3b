package dev.pggen.spec;

import java.util.List;
import java.util.Locale;

/** What to write in a spec where a shell or Compose would read a variable of the host. */
final class HostVariables {
  private static final List<String> SECRETS = List.of("PASS", "PWD", "SECRET", "TOKEN", "KEY");

  private HostVariables() {}

  /**
   * The next step.
   *
   * @param inner what stands between the braces, like {@code DB_PASSWORD} or {@code TZ:-UTC}
   */
  static String help(String inner) {
    int end = 0;
    while (end < inner.length() && isNameCharacter(inner.charAt(end))) {
      end++;
    }
    String name = inner.substring(0, end).toLowerCase(Locale.ROOT);
    String literal = "`$${…}` is the literal text";
    if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
      return "for the literal text write " + Shown.of("$${" + inner + "}");
    }
    if (!isSecret(name)) {
      return "pggen reads no variables of the host: write the value itself, or declare `"
          + name
          + "` below `vars:` and write `${vars."
          + name
          + "}`; "
          + literal;
    }
    boolean password = name.contains("pass") || name.contains("pwd");
    return "pggen reads no variables of the host: "
        + (password ? "write `${db.password}` for the database's, else " : "")
        + "declare `"
        + name
        + ": {}` below `secrets:` and write `${secrets."
        + name
        + "}`; "
        + literal;
  }

  private static boolean isSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (String word : SECRETS) {
      if (upper.contains(word) && !upper.equals(word)) {
        return true;
      }
    }
    return upper.contains("PASSWORD") || upper.equals("SECRET") || upper.equals("TOKEN");
  }

  private static boolean isNameCharacter(char c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
