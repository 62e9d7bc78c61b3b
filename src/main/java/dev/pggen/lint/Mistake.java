package dev.pggen.lint;

import java.util.Optional;

/**
 * A mistake of pggen that cost a file its answer. The answers about other files stand.
 *
 * @param rule id and name of the rule that failed; empty where the file was still being read
 * @param file the file that it was asked about, or how many together
 * @param cause what was thrown
 */
public record Mistake(Optional<String> rule, String file, Throwable cause) {
  /** In a line, for whoever has to report it. */
  public String told() {
    String message = cause.getMessage();
    return rule.map(r -> "rule " + r + " failed on `").orElse("pggen failed to read `")
        + file
        + "`: "
        + cause.getClass().getSimpleName()
        + (message == null ? "" : ": " + message);
  }
}
