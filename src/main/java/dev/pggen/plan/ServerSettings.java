package dev.pggen.plan;

import dev.pggen.spec.TlsSpec;
import dev.pggen.stack.Setting;
import java.util.List;

/** Settings that do not depend on the machine: who may connect, what is logged, what is safe. */
final class ServerSettings {
  static final String CONFIG = "/etc/pggen/postgres";
  static final String TLS_FILES = "/run/pggen/server";
  static final int SUPERUSER_RESERVED = 3;

  private ServerSettings() {}

  /** What stands before the tuned settings. */
  static List<Setting> before(Scope scope, int major) {
    Decisions to = new Decisions(major);
    to.pin(
        "cluster_name", scope.names().service(), "shows in the process list which service this is");
    to.pin(
        "listen_addresses",
        scope.profile().listenAddresses(),
        "where applications reach the server");
    to.pin("unix_socket_directories", "/var/run/postgresql", "where the administrator connects");
    to.pin("hba_file", CONFIG + "/pg_hba.conf", "outside the volume: rendering changes it");
    to.pin("ident_file", CONFIG + "/pg_ident.conf", "outside the volume: rendering changes it");
    to.pin(
        "superuser_reserved_connections",
        Integer.toString(SUPERUSER_RESERVED),
        "the administrator gets in when all other connections are taken");
    to.pin("password_encryption", "scram-sha-256", "no weaker verifier is ever stored");
    if (scope.tls().offered()) {
      boolean own = scope.tlsSpec().flatMap(TlsSpec::cert).isPresent();
      String from = own ? "copied from the spec's files" : "made together with the secrets";
      to.pin("ssl", "on", "passwords and data cross a network");
      to.pin("ssl_cert_file", TLS_FILES + "/server.crt", from);
      to.pin("ssl_key_file", TLS_FILES + "/server.key", from);
      if (scope.asksClients()) {
        to.pin("ssl_ca_file", TLS_FILES + "/client_ca.crt", "knows the applications' certificates");
      }
      to.pin("ssl_min_protocol_version", "TLSv1.2", "older ones are broken");
      to.pin(
          "ssl_ciphers",
          "ECDHE+AESGCM:ECDHE+CHACHA20",
          "forward secrecy and authenticated encryption only; TLS 1.3 has its own list");
    } else {
      to.pin("ssl", "off", scope.noTls());
    }
    return to.settings();
  }

  /** What stands behind the tuned settings. */
  static List<Setting> after(int major) {
    Decisions to = new Decisions(major);
    to.pin("log_destination", "stderr", "the container's log");
    to.pin("logging_collector", "off", "the runtime rotates the log");
    to.pin(
        "log_line_prefix",
        "%m [%p] %q[user=%u,db=%d,app=%a,client=%h] ",
        "who did it, from where, in which database");
    to.pin("log_timezone", "UTC", "one time for logs and backups, without gaps");
    to.pin("log_checkpoints", "on", "shows whether max_wal_size is large enough");
    to.pin("log_lock_waits", "on", "shows who waits for whom");
    to.pin("log_temp_files", "10MB", "shows which queries want more work_mem");
    to.pin("log_min_duration_statement", "1s", "shows slow queries");
    to.pin("log_statement", "none", "a logged statement may hold a password");
    to.pin("track_io_timing", "on", "tells slow storage from slow queries");
    to.pin(
        "idle_in_transaction_session_timeout",
        "10min",
        "a forgotten transaction keeps rows and locks for ever");
    to.pin("timezone", "UTC", "sessions that set none agree with the logs");
    to.pin(
        "default_text_search_config",
        "pg_catalog.english",
        "what a new cluster chooses for the usual locale");
    if (major >= 17) {
      to.pin("allow_alter_system", "off", "values set past the spec would win over it, unseen");
    }
    return to.settings();
  }
}
