package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.spec.PostgresSpec;
import dev.pggen.spec.Spec;
import dev.pggen.stack.TargetProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Names of the parts that pggen adds.
 *
 * @param service of the spec
 * @param database the service's own
 * @param appRole owns the database
 * @param backupRole reads it
 * @param monitorRole answers probes
 */
record Names(
    String service, String database, String appRole, String backupRole, String monitorRole) {
  /** The server's container. */
  static final String SERVER = "db";

  /** The container that makes backups. */
  static final String BACKUP = "backup";

  /** The container that proves them. */
  static final String DRILL = "drill";

  /** The container that proves that the database can be used. */
  static final String GATE = "wait-for-db";

  /** Containers that a spec cannot have. */
  static final Set<String> CONTAINERS = Set.of(SERVER, BACKUP, DRILL);

  /** Whether a container of this name is one that pggen adds. */
  static boolean isOurs(String container, TargetProfile profile) {
    return CONTAINERS.contains(container)
        || container.equals(GATE) && !profile.traits().waitsForHealth();
  }

  static final String DATA_VOLUME = "db-data";
  static final String DRILL_VOLUME = "db-drill";
  static final String DB_NETWORK = "db";
  static final String APP_NETWORK = "app";
  static final String HOST_NETWORK = "host-access";

  /** Networks that a spec cannot bring. */
  static final Set<String> NETWORKS = Set.of(DB_NETWORK, APP_NETWORK, HOST_NETWORK);

  /** Longest name that the server keeps whole. */
  private static final int LONGEST = 63;

  private static final Set<String> DATABASES = Set.of("postgres", "template0", "template1");

  static Names of(Spec spec) {
    PostgresSpec pg = spec.postgres();
    String plain = spec.name().value().replace('-', '_');
    String database = pg.database().map(At::value).orElse(plain);
    String user = pg.user().map(At::value).orElse(plain);
    return new Names(
        spec.name().value(), database, user, database + "_backup", database + "_monitor");
  }

  /** What is wrong with them. */
  void check(Spec spec, List<Finding> findings) {
    At<String> database = spec.postgres().database().orElse(spec.name());
    At<String> user = spec.postgres().user().orElse(spec.name());
    if (DATABASES.contains(this.database)) {
      findings.add(
          PlanRules.ROLE_NAME
              .at(database.span(), "`" + this.database + "` is a database of the server itself")
              .help("choose another `postgres.database`"));
    }
    if (appRole.equals("postgres") || appRole.startsWith("pg_") || appRole.equals("public")) {
      findings.add(
          PlanRules.ROLE_NAME
              .at(user.span(), "`" + appRole + "` cannot be the application's role")
              .help("choose another `postgres.user`"));
    }
    if (appRole.equals(backupRole) || appRole.equals(monitorRole)) {
      findings.add(
          PlanRules.ROLE_NAME
              .at(user.span(), "`" + appRole + "` is the name of a helper's role")
              .help("choose another `postgres.user`"));
    }
    for (String name : List.of(monitorRole, appRole)) {
      int length = name.getBytes(StandardCharsets.UTF_8).length;
      if (length > LONGEST) {
        findings.add(
            PlanRules.ROLE_NAME
                .at(
                    (name.equals(appRole) ? user : database).span(),
                    "`" + name + "` has " + length + " bytes, the server keeps " + LONGEST)
                .help("choose a shorter `postgres.database` or `postgres.user`"));
      }
    }
  }
}
