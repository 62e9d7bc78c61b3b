package dev.pggen.plan;

import dev.pggen.spec.Spec;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.DatabaseRole.Purpose;
import dev.pggen.stack.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The roles in the server, and how many sessions each may hold. */
final class Roles {
  /** A dump, its exported snapshot, and one to look. */
  static final int BACKUP_SESSIONS = 3;

  /** Probes overlap when the server is slow. */
  static final int MONITOR_SESSIONS = 3;

  private Roles() {}

  /** Sessions that the application cannot have. */
  static int reserved(Spec spec) {
    return ServerSettings.SUPERUSER_RESERVED
        + MONITOR_SESSIONS
        + (spec.backup().isPresent() ? BACKUP_SESSIONS : 0)
        + Access.sessions(spec);
  }

  static List<DatabaseRole> of(Scope scope, int maxConnections, boolean backups) {
    Names names = scope.names();
    List<DatabaseRole> roles = new ArrayList<>();
    roles.add(
        new DatabaseRole(
            "postgres",
            Purpose.ADMIN,
            true,
            true,
            -1,
            Optional.empty(),
            Origin.decided("no password: it signs in over the socket only, as the server's user")));
    roles.add(
        new DatabaseRole(
            names.appRole(),
            Purpose.APP,
            false,
            true,
            Math.max(1, maxConnections - reserved(scope.spec())),
            Optional.of(DatabaseSecrets.PASSWORD),
            Origin.decided(
                    "owns the database, and leaves room for the administrator and the helpers")
                .computed(
                    "max_connections - reserved",
                    Decisions.inputs(
                        "max_connections", maxConnections, "reserved", reserved(scope.spec())))));
    if (backups) {
      roles.add(
          new DatabaseRole(
              names.backupRole(),
              Purpose.BACKUP,
              false,
              true,
              BACKUP_SESSIONS,
              Optional.of(DatabaseSecrets.BACKUP_PASSWORD),
              Origin.decided("reads all rows for dumps and changes nothing")));
    }
    roles.add(
        new DatabaseRole(
            names.monitorRole(),
            Purpose.MONITOR,
            false,
            true,
            MONITOR_SESSIONS,
            Optional.empty(),
            Origin.decided("answers probes; without a password it never signs in")));
    roles.addAll(Access.roles(scope.spec()));
    return List.copyOf(roles);
  }
}
