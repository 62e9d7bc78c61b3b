package dev.pggen.lint.rule;

import dev.pggen.stack.Placeholder;
import java.util.Set;

/**
 * Variables that hold users of an application with their passwords, as {@code one:word,two:word},
 * and are not called like a secret.
 */
public final class LocalUsers {
  private static final Set<String> NAMES = Set.of("CONCOURSE_ADD_LOCAL_USER");

  private LocalUsers() {}

  /** Whether a variable holds the password of one in plain text; a hash of it is none. */
  public static boolean hold(String name, String value) {
    if (!NAMES.contains(name)) {
      return false;
    }
    for (String user : value.split(",")) {
      int colon = user.indexOf(':');
      String password = user.substring(colon + 1).strip();
      if (colon > 0
          && !password.isEmpty()
          && password.indexOf('$') < 0
          && !password.contains("{{")
          && !Placeholder.is(password)) {
        return true;
      }
    }
    return false;
  }
}
