package dev.pggen.lint.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the names of variables about databases look like, word by word. */
final class DatabaseWords {
  private static final Set<String> LIBPQ = Set.of("PGHOST", "PGUSER", "PGPASSWORD");
  private static final List<String> BEGIN = List.of("DB", "DATABASE", "DATASOURCE");
  private static final Set<String> WHOLE = Set.of("JDBC", "PG", "SQL");
  private static final List<String> HOSTS = List.of("HOST", "HOSTNAME", "ADDRESS", "SERVER");
  private static final List<String> USERS = List.of("USER", "USERNAME", "LOGIN");

  private DatabaseWords() {}

  /** Whether a name speaks of PostgreSQL itself. */
  static boolean namesPostgres(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.contains("POSTGRES") || upper.contains("PGSQL") || LIBPQ.contains(upper);
  }

  /** Whether a name speaks of a database that may be PostgreSQL. */
  static boolean namesDatabase(String name) {
    if (namesPostgres(name)) {
      return true;
    }
    for (String word : name.toUpperCase(Locale.ROOT).split("_")) {
      if (BEGIN.stream().anyMatch(word::startsWith) || WHOLE.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** What a variable about a database's host begins with, or nothing if it is about another. */
  static String hostPrefix(String name) {
    return prefix(name, HOSTS);
  }

  /** Whether it names the role that signs in to a database. */
  static boolean namesUser(String name) {
    return !prefix(name, USERS).isEmpty();
  }

  /** What a name begins with that ends like one of a role; itself where it ends otherwise. */
  static String beforeUser(String name) {
    return before(name, USERS);
  }

  private static String prefix(String name, List<String> endings) {
    String prefix = before(name, endings);
    return namesDatabase(name) && !prefix.equals(name) ? prefix : "";
  }

  private static String before(String name, List<String> endings) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (String ending : endings) {
      if (upper.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }
}
