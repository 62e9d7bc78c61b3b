package dev.pggen.lint.rule;

import java.util.Optional;

/**
 * A variable with a default in the place of a URL's password, as Compose writes it. The default may
 * be harmless; whoever sets the variable, as everybody should, may need other characters.
 *
 * @param name of the variable
 * @param text as it stands there, like <code>${DB_PASSWORD:-shop}</code>
 */
record DefaultInUrl(String name, String text) {
  private static final String OPENING = ":${";

  /** The one in a value as it is written. */
  static Optional<DefaultInUrl> of(String written) {
    int scheme = written.indexOf("://");
    int opening = scheme < 0 ? -1 : written.indexOf(OPENING, scheme + 3);
    int end = opening < 0 ? -1 : written.indexOf("}@", opening);
    if (end < 0 || leavesUser(written.substring(scheme + 3, opening))) {
      return Optional.empty();
    }
    String inside = written.substring(opening + OPENING.length(), end);
    int dash = inside.indexOf('-');
    if (dash < 0 || inside.indexOf('$') >= 0 || inside.indexOf('}') >= 0) {
      return Optional.empty();
    }
    String name = inside.substring(0, dash > 0 && inside.charAt(dash - 1) == ':' ? dash - 1 : dash);
    return Optional.of(new DefaultInUrl(name, written.substring(opening + 1, end + 1)));
  }

  /** Whether what stands before it is more than the name of a user. */
  private static boolean leavesUser(String before) {
    return before.chars().anyMatch(c -> "/?#@ ".indexOf(c) >= 0);
  }
}
