package dev.pggen.lint.format;

import java.util.List;
import java.util.Locale;

/** Whether a task speaks of a PostgreSQL server, as far as its own text tells. */
final class DatabaseUse {
  /** Words of settings with which apps are told where their database is. */
  private static final List<String> WORDS =
      List.of(
          "postgres", "5432", "pghost", "db_host", "database_url", "database_host", "pg_isready");

  /** What looks at a server from outside, and bears that it is not there. */
  private static final List<String> ONLOOKERS =
      List.of("exporter", "pgadmin", "adminer", "pgweb", "pgbouncer", "backup");

  private DatabaseUse() {}

  /** Whether a task of a server's group says that it uses the database. */
  static boolean isApp(JobTask task) {
    return mayBeApp(task) && speaksOfServer(task);
  }

  /**
   * Whether a task of a server's group runs as long as the group, and is for other than its care.
   */
  static boolean mayBeApp(JobTask task) {
    return !task.isServer()
        && task.stays()
        && task.config().isPresent()
        && ONLOOKERS.stream().noneMatch(called(task)::contains);
  }

  /** Whether what starts after the main tasks is no tool, and has a variable about the database. */
  static boolean isStartedAfter(JobTask task) {
    return !task.isServer()
        && task.config().isPresent()
        && ONLOOKERS.stream().noneMatch(called(task)::contains)
        && task.variables().keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> WORDS.stream().anyMatch(name::contains));
  }

  private static String called(JobTask task) {
    String image = task.config().flatMap(c -> task.jobs().text(c, "image")).orElse("");
    return (task.name() + " " + image).toLowerCase(Locale.ROOT);
  }

  /** Whether a task names a server of PostgreSQL, or its tools. */
  static boolean speaksOfServer(JobTask task) {
    String text = Jobs.written(task.block());
    return WORDS.stream().anyMatch(text::contains);
  }
}
