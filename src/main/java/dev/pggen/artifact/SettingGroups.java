package dev.pggen.artifact;

import java.util.List;
import java.util.regex.Pattern;

/** Titles under which settings stand in postgresql.conf. */
final class SettingGroups {
  private record Group(String title, Pattern names) {}

  /** The first that matches wins. */
  private static final List<Group> GROUPS =
      List.of(
          group(
              "Libraries and extensions", ".*\\..*|.*_libraries|.*_library|.*_control_path|jit.*"),
          group("Files of this configuration", "(config|hba|ident)_file|data_directory"),
          group("Encryption and passwords", "ssl.*|password_encryption|scram_.*|md5_.*"),
          group(
              "Time limits",
              "authentication_timeout|statement_timeout|lock_timeout|.*_session_timeout"
                  + "|transaction_timeout|deadlock_timeout|client_connection_check_interval|tcp_.*"),
          group(
              "Connections",
              "listen_addresses|port|max_connections|.*reserved_connections|unix_socket.*"),
          group("Autovacuum", "(auto)?vacuum.*"),
          group(
              "Memory",
              "shared_.*|huge_page.*|.*work_mem|hash_mem_multiplier|temp_buffers"
                  + "|effective_cache_size|.*dynamic_shared_memory.*|max_locks.*|.*_buffers"
                  + "|min_dynamic.*|max_prepared.*"),
          group(
              "Write-ahead log and replication",
              "(min_|max_)?wal_.*|checkpoint.*|archive_.*|max_(wal_senders|slot).*"
                  + "|max_replication_slots|full_page_writes|synchronous_.*|summarize_wal|fsync"),
          group("Log", "log_.*|logging_.*|track_.*|compute_query_id|cluster_name"),
          group(
              "Workers, disk and planner",
              "max_.*worker.*|.*parallel.*|.*io_.*|.*_page_cost|default_statistics.*|enable_.*"));

  private SettingGroups() {}

  private static Group group(String title, String names) {
    return new Group(title, Pattern.compile(names));
  }

  static String title(String setting) {
    return GROUPS.stream()
        .filter(g -> g.names().matcher(setting).matches())
        .map(Group::title)
        .findFirst()
        .orElse("Other");
  }
}
