package dev.pggen.artifact;

import dev.pggen.stack.Backup;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.DatabaseRole.Purpose;
import dev.pggen.stack.HbaRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scripts that an operator runs on the host: one before the start, one after it. */
final class HostScripts {
  private HostScripts() {}

  static List<OutputFile> of(Parts parts, Commands commands, List<OutputFile> configuration) {
    List<OutputFile> files = new ArrayList<>();
    if (parts.stack().directory().isPresent() && parts.backup().isPresent()) {
      files.add(restore(parts, commands));
    }
    if (commands.thisHost()) {
      files.add(PrepareScript.of(parts, commands));
    }
    files.add(
        Reasons.fromComments(
            "check.sh",
            Templates.render("host/check.sh", check(parts, commands, configuration)),
            true,
            "# ",
            "proves the running stack"));
    return files;
  }

  private static OutputFile restore(Parts parts, Commands commands) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("service", parts.stack().name());
    values.put("scripts", parts.scripts());
    values.put("exec_db", words(commands, parts.db().name()));
    values.put("exec_backup", words(commands, parts.backup().orElseThrow().workload()));
    return Reasons.fromComments(
        "restore.sh",
        Templates.render("host/restore.sh", values),
        true,
        "# ",
        "brings back a backup");
  }

  private static Map<String, Object> check(
      Parts parts, Commands commands, List<OutputFile> configuration) {
    Map<String, Object> values = new LinkedHashMap<>();
    String conf = parts.configuration();
    boolean tls = parts.server().tls().value();
    values.put("service", parts.stack().name());
    values.put("uid", Long.toString(parts.user().uid()));
    values.put("database", parts.database());
    values.put("app_role", parts.owner());
    values.put("backup_role", parts.role(Purpose.BACKUP).orElse("postgres"));
    values.put("data_directory", parts.server().dataDirectory().value());
    values.put(
        "no_mark",
        "no "
            + parts.server().dataDirectory().value()
            + "/pggen.initialized: see the log of "
            + parts.db().name());
    values.put("lock_file", parts.server().volumePath().value() + "/.pggen.lock");
    values.put("conf_dir", conf);
    values.put("conf_file", conf + "/postgresql.conf");
    values.put("hba_file", conf + "/pg_hba.conf");
    values.put("conf_sha", digest(configuration, "postgres/postgresql.conf"));
    values.put("hba_sha", digest(configuration, "postgres/pg_hba.conf"));
    values.put("settings", settings(parts));
    values.put("rule_count", Integer.toString(parts.server().hba().value().size()));
    values.put("roles", roles(parts));
    values.put("local_roles", localRoles(parts));
    values.put("passwordless", passwordless(parts));
    values.put("writers", writers(parts));
    values.put("extensions", parts.server().extensions().value().stream().map(List::of).toList());
    values.put("secret_files", PrepareScript.secretFiles(parts));
    values.put("directory", parts.stack().directory().orElse(""));
    values.put("tls", tls);
    values.put("tls_only", tls && tlsOnly(parts.server().hba().value()));
    values.put(
        "client_certificates",
        parts.server().hba().value().stream()
            .anyMatch(rule -> rule.options().contains("clientcert=verify-full")));
    values.put("sslmode", tls ? "require" : "disable");
    values.put("backup", parts.backup().isPresent());
    String client = parts.backup().map(Backup::workload).orElse(parts.db().name());
    values.put("exec_db", words(commands, parts.db().name()));
    values.put("exec_client", words(commands, client));
    values.put("client_host", parts.db().name());
    values.put(
        "client_ca",
        parts
            .backup()
            .map(b -> parts.secretPath(b.workload(), "db_ca"))
            .orElseGet(() -> parts.secretPath("server/ca.crt")));
    values.put("helpers", helpers(parts, commands));
    return values;
  }

  private static List<Map<String, Object>> helpers(Parts parts, Commands commands) {
    List<Map<String, Object>> helpers = new ArrayList<>();
    parts
        .backup()
        .ifPresent(
            backup -> {
              helpers.add(helper("backup", backup.workload(), parts, commands));
              backup
                  .drill()
                  .value()
                  .filter(drill -> commands.drillNow().isEmpty())
                  .ifPresent(
                      drill -> helpers.add(helper("drill", drill.workload(), parts, commands)));
            });
    return helpers;
  }

  private static Map<String, Object> helper(
      String name, String workload, Parts parts, Commands commands) {
    return Map.of(
        "name",
        name,
        "exec",
        words(commands, workload),
        "script",
        parts.scripts() + "/" + name + ".sh");
  }

  private static List<String> words(Commands commands, String container) {
    return commands.exec().stream().map(w -> w.replace("{}", container)).toList();
  }

  private static List<List<String>> settings(Parts parts) {
    return parts.server().settings().value().stream()
        .map(s -> List.of(s.name(), s.value()))
        .toList();
  }

  private static List<List<String>> roles(Parts parts) {
    return parts.server().roles().value().stream()
        .filter(role -> role.purpose() != Purpose.ADMIN)
        .map(
            role ->
                List.of(
                    role.name(),
                    Boolean.toString(role.login()),
                    Boolean.toString(InitScripts.bypassesRowSecurity(role)),
                    Integer.toString(role.connectionLimit()),
                    InitScripts.memberships(role).stream()
                        .sorted()
                        .collect(Collectors.joining(","))))
        .toList();
  }

  /** Roles that no rule lets in from where clients come. */
  private static List<String> localRoles(Parts parts) {
    return parts.server().roles().value().stream()
        .filter(role -> role.purpose() == Purpose.MONITOR || role.purpose() == Purpose.OTHER)
        .map(DatabaseRole::name)
        .filter(name -> rulesFor(parts, name).noneMatch(rule -> admitsClients(parts, rule)))
        .toList();
  }

  /** Roles without a password that a rule names there, because clients come from the loopback. */
  private static List<List<String>> passwordless(Parts parts) {
    return parts.server().roles().value().stream()
        .filter(role -> role.purpose() == Purpose.MONITOR && role.password().isEmpty())
        .map(DatabaseRole::name)
        .filter(name -> rulesFor(parts, name).anyMatch(rule -> admitsClients(parts, rule)))
        .map(List::of)
        .toList();
  }

  private static Stream<HbaRule> rulesFor(Parts parts, String role) {
    return parts.server().hba().value().stream().filter(rule -> rule.users().contains(role));
  }

  /** Whether it holds for addresses of the network, or those that the helpers' own rules name. */
  private static boolean admitsClients(Parts parts, HbaRule rule) {
    String client = parts.role(Purpose.BACKUP).orElse(parts.owner());
    return crossesNetwork(rule)
        || rulesFor(parts, client)
            .anyMatch(
                other -> !other.address().isEmpty() && other.address().equals(rule.address()));
  }

  /** Roles besides the owner that may change rows. */
  private static List<String> writers(Parts parts) {
    return parts.server().roles().value().stream()
        .filter(role -> role.purpose() == Purpose.WRITER)
        .map(DatabaseRole::name)
        .toList();
  }

  private static boolean tlsOnly(List<HbaRule> rules) {
    return rules.stream()
        .noneMatch(
            r -> crossesNetwork(r) && !r.type().equals("hostssl") && !r.method().equals("reject"));
  }

  private static boolean crossesNetwork(HbaRule rule) {
    return !rule.type().equals("local")
        && !rule.address().startsWith("127.")
        && !rule.address().startsWith("::1");
  }

  private static String digest(List<OutputFile> files, String path) {
    return files.stream()
        .filter(f -> f.path().equals(path))
        .map(f -> StartDigest.sha256(f.text()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not rendered: " + path));
  }
}
