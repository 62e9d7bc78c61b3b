package dev.pggen.artifact;

import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.DatabaseRole.Purpose;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The directory {@code init/}: what the image runs once, on an empty cluster, in this order. */
final class InitScripts {
  private InitScripts() {}

  static List<OutputFile> of(Parts parts) {
    List<OutputFile> files = new ArrayList<>();
    files.add(roles(parts));
    if (!parts.server().extensions().value().isEmpty()) {
      files.add(extensions(parts));
    }
    files.addAll(ofUser(parts));
    files.add(
        Reasons.fromComments(
            "init/99-done.sh",
            Templates.text("init/99-done.sh"),
            true,
            "# ",
            "the last init script"));
    return files;
  }

  private static OutputFile roles(Parts parts) {
    List<Map<String, Object>> roles = new ArrayList<>();
    List<String> guests = new ArrayList<>();
    List<Map<String, Object>> visitors = new ArrayList<>();
    for (DatabaseRole role : parts.server().roles().value()) {
      if (role.purpose() != Purpose.ADMIN) {
        roles.add(role(parts, role));
        if (role.login() && role.purpose() != Purpose.APP) {
          guests.add(role.name());
        }
        if (role.purpose() == Purpose.READER || role.purpose() == Purpose.WRITER) {
          visitors.add(visitor(role));
        }
      }
    }
    String text =
        Templates.render(
            "init/10-roles.sh",
            Map.of(
                "service",
                parts.stack().name(),
                "database",
                parts.database(),
                "owner",
                parts.owner(),
                "roles",
                roles,
                "guests",
                guests,
                "visitors",
                visitors));
    return Reasons.fromComments("init/10-roles.sh", text, true, "# ", "the first init script");
  }

  /** The application's tables of today and tomorrow; there are none yet. */
  private static Map<String, Object> visitor(DatabaseRole role) {
    boolean writes = role.purpose() == Purpose.WRITER;
    return Map.of(
        "name",
        role.name(),
        "reason",
        reason(role),
        "tables",
        writes ? "SELECT, INSERT, UPDATE, DELETE" : "SELECT",
        "sequences",
        writes ? "USAGE" : "SELECT");
  }

  private static Map<String, Object> role(Parts parts, DatabaseRole role) {
    int major = parts.server().major().value();
    List<String> settings = new ArrayList<>();
    if (role.purpose() == Purpose.BACKUP) {
      // a guard rail: the wall is that the role owns nothing and may write nothing
      settings.add("default_transaction_read_only = on");
      // large objects have owners; without this a dump stops at the first of somebody else
      settings.add("lo_compat_privileges = on");
      // limits that are meant for the application would end a long dump
      settings.add("statement_timeout = 0");
      settings.add("lock_timeout = 0");
      settings.add("idle_in_transaction_session_timeout = 0");
      if (major >= 17) {
        settings.add("transaction_timeout = 0");
      }
    } else if (role.purpose() == Purpose.MONITOR) {
      settings.add("default_transaction_read_only = on");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", role.name());
    values.put("reason", reason(role));
    values.put("login", role.login() ? "LOGIN" : "NOLOGIN");
    values.put("superuser", role.superuser() ? "SUPERUSER" : "NOSUPERUSER");
    values.put("rls", bypassesRowSecurity(role) ? "BYPASSRLS" : "NOBYPASSRLS");
    values.put("limit", Integer.toString(role.connectionLimit()));
    values.put("file", parts.verifierPath(role).orElse(""));
    values.put("grants", memberships(role));
    values.put("settings", settings);
    return values;
  }

  private static String reason(DatabaseRole role) {
    return role.origin().reason().isEmpty()
        ? role.purpose().name().toLowerCase(Locale.ROOT)
        : role.origin().reason();
  }

  /** A dump must hold all rows of tables with row security too. */
  static boolean bypassesRowSecurity(DatabaseRole role) {
    return role.purpose() == Purpose.BACKUP;
  }

  /** The server's own roles of which a role is a member. */
  static List<String> memberships(DatabaseRole role) {
    return switch (role.purpose()) {
      case BACKUP -> List.of("pg_read_all_data");
      case MONITOR -> List.of("pg_monitor");
      case ADMIN, APP, READER, WRITER, OTHER -> List.of();
    };
  }

  private static OutputFile extensions(Parts parts) {
    String text =
        Templates.render(
            "init/20-extensions.sql",
            Map.of(
                "service", parts.stack().name(),
                "database", parts.database(),
                "owner", parts.owner(),
                "extensions", parts.server().extensions().value()));
    return Reasons.fromComments("init/20-extensions.sql", text, false, "-- ", "the extensions");
  }

  private static List<OutputFile> ofUser(Parts parts) {
    List<Server.InitScript> scripts = parts.server().initScripts();
    int width = Integer.toString(Math.max(scripts.size() - 1, 0)).length();
    List<OutputFile> files = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      Server.InitScript script = scripts.get(i);
      // the image looks at the end of the name, and sorts by its beginning
      String base = script.name().replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("\\.sql$", "");
      String number = String.format(Locale.ROOT, "%0" + width + "d", i);
      String head = Templates.render("init/user.sql", Map.of("database", parts.database()));
      String body = script.text().replace("\r\n", "\n").replace('\r', '\n');
      String text = head + body + (body.endsWith("\n") ? "" : "\n");
      SortedMap<Integer, Origin> reasons = new TreeMap<>();
      reasons.put(1, Origin.decided("scripts start in another database"));
      reasons.put(2, script.origin());
      files.add(new OutputFile("init/5" + number + "-" + base + ".sql", text, false, reasons));
    }
    return files;
  }
}
