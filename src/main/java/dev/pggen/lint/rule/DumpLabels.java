package dev.pggen.lint.rule;

import dev.pggen.stack.EnvVar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Labels by which a program that watches the engine is told to dump a server. */
final class DumpLabels {
  /** Last words of labels that say what kind of server it is. */
  private static final Set<String> KINDS =
      Set.of("engine", "type", "driver", "kind", "dialect", "dbms");

  private static final Set<String> SERVERS = Set.of("postgres", "postgresql", "pgsql", "postgis");

  /** Last words of labels that say when. */
  private static final Set<String> TIMES = Set.of("schedule", "cron", "interval", "frequency");

  private static final Set<String> SWITCHES = Set.of("enable", "enabled");

  private static final List<String> TOOLS =
      List.of("database-backup.", "db-backup.", "dbbackup.", "postgres-backup.", "pg-backup.");

  private DumpLabels() {}

  /** Whether they ask, or may ask, for dumps: in a command, or in the words of such a program. */
  static boolean ask(Map<String, String> labels) {
    if (labels.containsKey(EnvVar.ALL)) {
      return true; // not all of them are known
    }
    for (Map.Entry<String, String> label : labels.entrySet()) {
      String name = label.getKey().toLowerCase(Locale.ROOT);
      String value = label.getValue().strip().toLowerCase(Locale.ROOT);
      int end = name.lastIndexOf('.');
      if (value.contains("pg_dump")) {
        return true;
      }
      if (end > 0 && asks(name.substring(0, end + 1), name.substring(end + 1), value, labels)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asks(String tool, String last, String value, Map<String, String> labels) {
    if (SWITCHES.contains(last)) {
      return value.equals("true") && TOOLS.stream().anyMatch(tool::endsWith);
    }
    return KINDS.contains(last)
        && SERVERS.contains(value)
        && TIMES.stream().anyMatch(time -> labels.containsKey(tool + time))
        && SWITCHES.stream().noneMatch(s -> "false".equals(labels.get(tool + s)));
  }
}
