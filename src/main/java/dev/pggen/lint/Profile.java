package dev.pggen.lint;

import java.util.Locale;

/** How much is asked of a file. Each profile asks what the one before it asks, and more. */
public enum Profile {
  /** What loses data or opens the database. */
  ESSENTIAL,
  /** What is unsafe, or will not work. */
  DEFAULT,
  /** Also what could be better still. */
  STRICT;

  /** As typed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
