package dev.pggen.artifact;

import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Backup;
import dev.pggen.stack.DataPlace;
import dev.pggen.stack.DatabaseRole;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Resources;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Setting.Apply;
import dev.pggen.stack.Stack;
import dev.pggen.stack.User;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small stack with a database, made by hand: odd names and settings that a plan never has. */
public final class ArtifactFixture {
  private static final Origin WHY = Origin.decided("made by hand for a test");

  /** How an operator would speak to a runtime. */
  public static final Commands COMMANDS =
      new Commands(
          "some runtime",
          List.of("runtime", "up"),
          List.of("runtime", "down"),
          List.of("runtime", "exec", "{}"),
          List.of("runtime", "restart", "{}"),
          List.of("runtime", "logs", "{}"),
          List.of("runtime", "ps"),
          List.of(List.of("runtime", "volume", "demo_{}"), List.of("runtime", "root")));

  private ArtifactFixture() {}

  /** The smallest stack: one database, one application role, backups and a drill. */
  public static Stack minimal() {
    return stack("demo", "demo", 17, new User(999, 999), List.of(), settings());
  }

  /** A stack around a server. */
  public static Stack stack(
      String database,
      String role,
      int major,
      User user,
      List<String> extensions,
      List<Setting> settings) {
    String volume = major >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
    Server server =
        new Server(
            "db",
            known(major),
            known(major + ".6"),
            known(volume),
            known(volume + "/" + major + "/docker"),
            known(new DataPlace(DataPlace.Kind.MOUNT, volume, WHY)),
            known(List.of("--auth=scram-sha-256", "--data-checksums")),
            known(settings),
            known(hba(database, role)),
            known(roles(database, role)),
            known(database),
            known(extensions),
            known(List.of()),
            known(true),
            List.of(
                new Server.InitScript(
                    "own tables.sql",
                    SourceFile.of("own tables.sql", "CREATE TABLE own (id int);\r\nSELECT 1"),
                    WHY)));
    Backup backup =
        new Backup(
            "backup",
            "db",
            known(new Mount.OfHost("/mnt/backup/demo")),
            known("02:15"),
            known(new Backup.Retention(3, 7, 4, 12)),
            Optional.empty(),
            known(Optional.of(new Backup.Drill("drill", "7d", Duration.ofMinutes(30)))));
    return new Stack(
        "demo",
        WHY,
        List.of(
            workload("db", Workload.Role.DATABASE, user, new Mount.OfVolume("db-data"), volume),
            workload(
                "backup", Workload.Role.BACKUP, user, new Mount.OfHost("/mnt/backup/demo"), "/b"),
            workload("drill", Workload.Role.DRILL, user, new Mount.OfVolume("db-drill"), volume)),
        List.of(server),
        List.of(new Volume("db-data", Optional.empty(), Fact.of("", WHY), WHY)),
        List.of(),
        List.of(
            new Secret("db_password", new Secret.Supplied(), WHY),
            new Secret("backup_password", new Secret.Supplied(), WHY),
            new Secret("server/app.scram", new Secret.Verifier("db_password"), WHY),
            new Secret("server/backup.scram", new Secret.Verifier("backup_password"), WHY)),
        List.of(),
        List.of(),
        List.of(backup));
  }

  /** A few settings of each kind. */
  public static List<Setting> settings() {
    return new ArrayList<>(
        List.of(
            setting("listen_addresses", "*", Apply.RESTART),
            setting("hba_file", "/etc/pggen/postgres/pg_hba.conf", Apply.RESTART),
            setting("ident_file", "/etc/pggen/postgres/pg_ident.conf", Apply.RESTART),
            setting("shared_buffers", "128MB", Apply.RESTART),
            setting("work_mem", "4MB", Apply.RELOAD),
            setting("log_line_prefix", "%m [%p] %q[user=%u,db=%d] ", Apply.RELOAD)));
  }

  /** A setting. */
  public static Setting setting(String name, String value, Apply apply) {
    return new Setting(name, value, apply, Origin.decided("because of " + name));
  }

  private static List<DatabaseRole> roles(String database, String role) {
    return List.of(
        new DatabaseRole(
            "postgres", DatabaseRole.Purpose.ADMIN, true, true, -1, Optional.empty(), WHY),
        new DatabaseRole(
            role, DatabaseRole.Purpose.APP, false, true, 20, Optional.of("db_password"), WHY),
        new DatabaseRole(
            database + "_backup",
            DatabaseRole.Purpose.BACKUP,
            false,
            true,
            3,
            Optional.of("backup_password"),
            WHY),
        new DatabaseRole(
            database + "_monitor",
            DatabaseRole.Purpose.MONITOR,
            false,
            true,
            2,
            Optional.empty(),
            WHY));
  }

  private static List<HbaRule> hba(String database, String role) {
    return List.of(
        rule("local", "all", "postgres", "", "peer"),
        rule("host", database, database + "_monitor", "127.0.0.1/32", "scram-sha-256"),
        rule("hostssl", database, role, "samenet", "scram-sha-256"),
        rule("hostssl", database, database + "_backup", "samenet", "scram-sha-256"),
        rule("host", "all", "all", "all", "reject"));
  }

  private static HbaRule rule(
      String type, String database, String user, String address, String method) {
    return new HbaRule(type, List.of(database), List.of(user), address, method, List.of(), WHY);
  }

  private static <T> Fact<T> known(T value) {
    return Fact.of(value, WHY);
  }

  private static Workload workload(
      String name, Workload.Role role, User user, Mount.Source storage, String at) {
    return new Workload(
        name,
        role,
        known(ImageRef.parse("docker.io/library/postgres:17.6-trixie")),
        ImageTraits.pulled(Fact.unknown("nobody asks")),
        known(user),
        new Workload.Launch(known(List.of()), known(List.of())),
        List.of(),
        List.of(
            new Mount(storage, at, false, WHY),
            new Mount(new Mount.OfOutput("scripts/"), "/etc/pggen/scripts", true, WHY),
            new Mount(new Mount.OfOutput("identity/passwd"), "/etc/passwd", true, WHY)),
        new Workload.Connection(
            known(Workload.Connection.Mode.JOINED),
            known(List.of("db")),
            known(List.of()),
            known(List.of())),
        known(new Healthcheck(List.of(), Duration.ZERO, Duration.ZERO, 1, Duration.ZERO)),
        new Resources(
            known(Size.mib(512)),
            known(Size.mib(512)),
            known(Cpus.ONE),
            known(200),
            known(Size.mib(64))),
        new Hardening(
            known(true),
            known(new TreeSet<>(List.of("ALL"))),
            known(new TreeSet<>()),
            known(true),
            known(true),
            known(List.of())),
        new Lifecycle(
            known(Lifecycle.Restart.UNLESS_STOPPED),
            known("SIGINT"),
            known(Duration.ofSeconds(30)),
            known(List.of())),
        new Workload.Extras(1, List.of(), 0, List.of(), Map.of()),
        new TreeMap<>(),
        WHY);
  }
}
