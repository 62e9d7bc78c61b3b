package dev.pggen.lint.rule;

import java.util.List;
import java.util.Locale;

/** What the names of variables about databases look like. */
final class DatabaseWords {
  private static final List<String> POSTGRES = List.of("POSTGRES", "PGSQL", "PSQL");
  private static final List<String> DATABASE = List.of("DB", "DATABASE", "SQL");
  private static final List<String> HOSTS = List.of("HOST", "HOSTNAME", "ADDRESS", "SERVER");
  private static final List<String> USERS = List.of("USER", "USERNAME", "LOGIN");

  private DatabaseWords() {}

  /** Whether a name speaks of PostgreSQL itself. */
  static boolean namesPostgres(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return POSTGRES.stream().anyMatch(upper::contains)
        || upper.equals("PGHOST")
        || upper.equals("PGUSER");
  }

  /** Whether a name speaks of a database, whatever its kind. */
  static boolean namesDatabase(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return namesPostgres(name) || DATABASE.stream().anyMatch(upper::contains);
  }

  /** What a variable about a database's host begins with, or nothing if it is about another. */
  static String hostPrefix(String name) {
    return prefix(name, HOSTS);
  }

  /** Whether it names the role that signs in to a database. */
  static boolean namesUser(String name) {
    return !prefix(name, USERS).isEmpty();
  }

  private static String prefix(String name, List<String> endings) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (!namesDatabase(name)) {
      return "";
    }
    for (String ending : endings) {
      if (upper.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return "";
  }
}
