package dev.pggen.lint;

import java.util.Locale;

/** What rules are about, by the third last digit of their ids. */
public enum Family {
  /** Passwords, keys and tokens. */
  SECRETS(1, "who can read what nobody should"),
  /** What services share. */
  ISOLATION(2, "what one service does to another"),
  /** Probes, ends and limits. */
  HEALTH(3, "whether it notices, ends well and stays within its limits"),
  /** Dumps and drills. */
  BACKUP(4, "whether the data comes back"),
  /** Ports, TLS and who may connect. */
  NETWORK(5, "who can reach the database, and who can listen"),
  /** Users, roles and rights. */
  IDENTITY(6, "what a process may do when it is taken over"),
  /** What is run. */
  IMAGES(7, "whether tomorrow's start runs what you tried"),
  /** Parameters and extensions of the server. */
  SETTINGS(8, "what the server is told"),
  /** How one file format reads text. */
  FORMAT(9, "what a file means to the program that reads it");

  private final int hundred;
  private final String about;

  Family(int hundred, String about) {
    this.hundred = hundred;
    this.about = about;
  }

  /** The family of a rule with an id like {@code PG101}. */
  public static Family of(Rule rule) {
    int hundred = rule.info().id().charAt("PG".length()) - '0';
    for (Family family : values()) {
      if (family.hundred == hundred) {
        return family;
      }
    }
    throw new IllegalArgumentException(rule.info().id() + " belongs to no family");
  }

  /** As typed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The question that its rules ask, without its mark. */
  public String about() {
    return about;
  }
}
