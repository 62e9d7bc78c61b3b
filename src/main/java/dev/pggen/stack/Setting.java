package dev.pggen.stack;

/**
 * A server parameter.
 *
 * @param name as in {@code pg_settings}
 * @param value as written in postgresql.conf, without quotes
 * @param apply what makes a change of it take effect
 * @param origin why it has this value
 */
public record Setting(String name, String value, Apply apply, Origin origin) {
  /** What makes a change take effect. */
  public enum Apply {
    /** The server must be restarted. */
    RESTART,
    /** A reload suffices. */
    RELOAD,
    /** New connections see it after a reload. */
    NEW_SESSIONS
  }
}
