package dev.pggen.artifact;

import dev.pggen.stack.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Puts settings under titles, so that what is read together stands together. */
final class SettingGroups {
  private record Group(String title, Pattern names) {}

  /** The first that matches a name takes it. */
  private static final List<Group> MATCHERS =
      List.of(
          group("Libraries and extensions", ".*\\..*|.*_libraries|.*_library|.*_control_path"),
          group("Files of this configuration", "(config|hba|ident)_file|data_directory"),
          group("Encryption and passwords", "ssl.*|password_encryption|scram_.*|md5_.*"),
          group(
              "Time limits",
              "authentication_timeout|statement_timeout|lock_timeout|.*_session_timeout"
                  + "|transaction_timeout|deadlock_timeout|client_connection_check_interval|tcp_.*"),
          group(
              "Connections",
              "listen_addresses|port|max_connections|.*reserved_connections|unix_socket.*"
                  + "|cluster_name"),
          group("Autovacuum", "(auto)?vacuum.*"),
          group(
              "Memory",
              "shared_.*|huge_page.*|.*work_mem|hash_mem_multiplier|temp_buffers"
                  + "|effective_cache_size|.*dynamic_shared_memory.*|max_locks.*|.*_buffers"
                  + "|max_prepared.*"),
          group(
              "Write-ahead log and replication",
              "(min_|max_)?wal_.*|(min|max)_wal_size|checkpoint.*|archive_.*"
                  + "|max_(wal_senders|slot).*|max_replication_slots|full_page_writes"
                  + "|synchronous_.*|summarize_wal|fsync"),
          group("Log and statistics", "log_.*|logging_.*|track_.*|compute_query_id"),
          group(
              "Workers, disk and planner",
              "max_.*worker.*|.*parallel.*|.*io_.*|.*_page_cost|default_statistics.*|enable_.*"
                  + "|jit.*"),
          group("The rest", ".*"));

  /** The order in which the titles stand in the file. */
  private static final List<String> ORDER =
      List.of(
          "Connections",
          "Files of this configuration",
          "Encryption and passwords",
          "Memory",
          "Workers, disk and planner",
          "Write-ahead log and replication",
          "Autovacuum",
          "Time limits",
          "Log and statistics",
          "Libraries and extensions",
          "The rest");

  private SettingGroups() {}

  private static Group group(String title, String names) {
    return new Group(title, Pattern.compile(names));
  }

  /** The settings below their titles, both in the order of the file; no title stands empty. */
  static Map<String, List<Setting>> of(List<Setting> settings) {
    Map<String, List<Setting>> all = new LinkedHashMap<>();
    ORDER.forEach(title -> all.put(title, new ArrayList<>()));
    for (Setting setting : settings) {
      all.computeIfAbsent(title(setting.name()), t -> new ArrayList<>()).add(setting);
    }
    all.values().removeIf(List::isEmpty);
    return all;
  }

  private static String title(String setting) {
    return MATCHERS.stream()
        .filter(g -> g.names().matcher(setting).matches())
        .map(Group::title)
        .findFirst()
        .orElseThrow();
  }
}
