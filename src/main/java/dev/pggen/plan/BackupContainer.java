package dev.pggen.plan;

import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.Backup;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Resources;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The container that makes dumps: the server's own image, so its tools are never too old. */
final class BackupContainer {
  private static final Size MEMORY = Size.mib(256);

  private static final String KIT_ITSELF = "kit";

  /** What it lays beside a dump, apart from its own scripts. */
  private static final List<String> KIT = List.of(KIT_ITSELF, "identity", "init", "postgres");

  private BackupContainer() {}

  /**
   * The container.
   *
   * @param appFiles whether there are files for applications, to be taken along for a new host
   */
  static Workload of(Scope scope, ServerPlan server, Backup backup, boolean appFiles) {
    return new Workload(
        Names.BACKUP,
        Workload.Role.BACKUP,
        server.image(),
        Helpers.sameImage(),
        server.user(),
        new Workload.Launch(
            Fact.decided(
                List.of(Helpers.BASH, Helpers.SCRIPTS + "/backup.sh"),
                "needs nothing of the image"),
            Fact.decided(List.of("loop"), "keeps its own time: no scheduler is needed")),
        env(scope, server, backup),
        mounts(scope, backup, appFiles),
        Helpers.joined(Names.DB_NETWORK, "it talks to the database and to nobody else"),
        Helpers.probed(
            scope,
            new Healthcheck(
                List.of(Helpers.BASH, Helpers.SCRIPTS + "/backup.sh", "health"),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                3,
                Duration.ofMinutes(5)),
            "unhealthy when the last success is too old"),
        new Resources(
            Fact.decided(MEMORY, "a dump is a stream"),
            Fact.decided(MEMORY, "equal to memory: no swap beside it"),
            Fact.decided(Cpus.ONE, "compression keeps one processor busy"),
            Fact.decided(64, "a handful of tools at once"),
            Fact.decided(Size.mib(16), "nothing uses it")),
        Helpers.hardening(
            scope,
            server.user().value(),
            Size.mib(16),
            mounts(scope, backup, appFiles),
            "it writes to the backup only"),
        new Lifecycle(
            Fact.decided(Lifecycle.Restart.UNLESS_STOPPED, "a service comes back by itself"),
            Fact.decided("SIGTERM", "the script cleans up and leaves"),
            Fact.decided(Defaults.grace(), "a dump in flight is thrown away, that is quick"),
            Fact.decided(
                List.of(
                    new Lifecycle.Dependency(
                        Names.SERVER,
                        Lifecycle.Condition.HEALTHY,
                        Origin.decided("there is nothing to dump before"))),
                "there is nothing to dump before")),
        Helpers.extras(true),
        new TreeMap<>(),
        Origin.written(scope.spec().backup().map(b -> b.span()).orElseThrow()));
  }

  private static List<EnvVar> env(Scope scope, ServerPlan server, Backup backup) {
    Backup.Retention keep = backup.retention().value();
    String schedule = backup.schedule().value();
    List<EnvVar> env = new ArrayList<>(Helpers.common(scope, server));
    Helpers.add(env, "PGHOST", scope.profile().databaseHost(), "where the server is");
    Helpers.add(env, "PGPORT", Integer.toString(Scope.PORT), "where it listens");
    Helpers.add(env, "PGUSER", scope.names().backupRole(), "reads everything, changes nothing");
    Helpers.add(env, "PGDATABASE", scope.names().database(), "what is dumped");
    Helpers.add(env, "PGSSLMODE", scope.tls().sslmode(), "as strict as applications are");
    if (scope.tls() == Tls.REQUIRED) {
      Helpers.add(
          env,
          "PGSSLROOTCERT",
          scope.secretPath(DatabaseSecrets.CA),
          "the root that signed the server's certificate");
    }
    if (scope.tls().offered()) {
      Helpers.add(
          env,
          "PGGEN_CERTIFICATE_END_FILE",
          scope.secretPath(Certificates.END),
          "its status warns 30 days before");
    }
    Helpers.add(
        env,
        "PGGEN_PASSWORD_FILE",
        scope.secretPath(DatabaseSecrets.BACKUP_PASSWORD),
        "a file: environments can be listed");
    Helpers.add(env, "PGGEN_SCHEDULE", schedule, "when dumps are made");
    Helpers.add(env, "PGGEN_KEEP_LAST", Integer.toString(keep.last()), "newest dumps");
    Helpers.add(env, "PGGEN_KEEP_DAILY", Integer.toString(keep.daily()), "days");
    Helpers.add(env, "PGGEN_KEEP_WEEKLY", Integer.toString(keep.weekly()), "weeks");
    Helpers.add(env, "PGGEN_KEEP_MONTHLY", Integer.toString(keep.monthly()), "months");
    Helpers.add(
        env,
        "PGGEN_COMPRESS",
        server.major() >= 16 ? "zstd:3" : "gzip:6",
        "the best that pg_dump of this major knows");
    Helpers.add(
        env,
        "PGGEN_BACKUP_MAX_AGE",
        Long.toString(Schedule.tooOld(schedule).toSeconds()),
        "seconds: the schedule and a twelfth");
    return List.copyOf(env);
  }

  private static List<Mount> mounts(Scope scope, Backup backup, boolean appFiles) {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(
        new Mount(backup.storage().value(), Helpers.BACKUPS, false, backup.storage().origin()));
    mounts.addAll(Helpers.scripts(scope));
    for (String directory : KIT) {
      if (scope.profile().traits().keepsKit() || !directory.equals(KIT_ITSELF)) {
        mounts.add(taken(directory));
      }
    }
    if (appFiles) {
      mounts.add(taken("files"));
    }
    mounts.add(secret(scope, DatabaseSecrets.BACKUP_PASSWORD, "its own password"));
    if (scope.tls().offered()) {
      mounts.add(secret(scope, DatabaseSecrets.CA, "to check the server's certificate"));
      mounts.add(secret(scope, Certificates.END, "the day on which that certificate ends"));
    }
    return List.copyOf(mounts);
  }

  private static Mount taken(String directory) {
    String reason = "a new host needs these beside the dump";
    return Helpers.output(directory + "/", "/etc/pggen/" + directory, reason);
  }

  private static Mount secret(Scope scope, String name, String reason) {
    return new Mount(
        new Mount.OfSecret(name), scope.secretPath(name), true, Origin.decided(reason));
  }
}
