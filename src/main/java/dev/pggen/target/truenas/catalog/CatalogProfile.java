package dev.pggen.target.truenas.catalog;

import dev.pggen.source.Size;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.HostProfile;
import dev.pggen.stack.LostKind;
import dev.pggen.stack.RuntimeTraits;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.User;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an app of the catalog can hold: less than a custom app, because the catalog's library starts
 * the server in its own way and users answer what a spec decides elsewhere.
 */
final class CatalogProfile {
  private static final RuntimeTraits TRAITS =
      new RuntimeTraits(
          false,
          true,
          false,
          true,
          false,
          false,
          false,
          true,
          false,
          new Size(1),
          RuntimeTraits.NONE.words());

  /** Users choose every path of the host themselves. */
  private static final HostProfile HOST =
      new HostProfile(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), true);

  private CatalogProfile() {}

  /**
   * The profile.
   *
   * @param target id of the target, below which the form stands
   * @param server uid and gid of the database
   */
  static TargetProfile of(String target, int server) {
    return new TargetProfile(
        target,
        "db",
        true,
        "samenet",
        "*",
        new User(server, server),
        "/run/secrets",
        Duration.ofSeconds(60),
        true,
        losses(),
        TRAITS,
        HOST);
  }

  private static Map<FactKind, LostKind> losses() {
    Map<FactKind, LostKind> all = new EnumMap<>(FactKind.class);
    access(all);
    backups(all);
    containers(all);
    return all;
  }

  private static void access(Map<FactKind, LostKind> all) {
    all.put(
        FactKind.TLS,
        LostKind.weaker("the library starts PostgreSQL without TLS; the app's network is all"));
    all.put(
        FactKind.HBA,
        LostKind.weaker(
            "the image's own file: a password from wherever the network leads, none inside it"));
    all.put(FactKind.ROLES, LostKind.weaker("one role for all, and it is the server's superuser"));
    all.put(
        FactKind.SECRETS,
        LostKind.weaker("users type them in, and the NAS keeps and shows them with the app"));
    all.put(FactKind.SECRET_ENV, LostKind.weaker("the value stands in the app's file on the NAS"));
    all.put(
        FactKind.INITDB_ARGUMENTS,
        LostKind.weaker("the image's own: its locale, and its word on checksums"));
    all.put(
        FactKind.SETTINGS,
        LostKind.weaker("as arguments of the server; files, TLS and archiving are left out"));
    all.put(
        FactKind.EXTENSIONS,
        LostKind.weaker("nothing creates them; the application's role is allowed to"));
    all.put(
        FactKind.NETWORKS,
        LostKind.weaker("one network for the app; its database is not apart from its own pages"));
    all.put(
        FactKind.NETWORK_ISOLATION,
        LostKind.weaker("the app's network leads outside, for the database too"));
    all.put(
        FactKind.PORTS,
        LostKind.weaker("users choose number and addresses; by default all addresses"));
  }

  private static void backups(Map<FactKind, LostKind> all) {
    all.put(
        FactKind.BACKUP,
        LostKind.weaker("one dump a day by a script of the app; no globals, no counted rows"));
    all.put(FactKind.BACKUP_SCHEDULE, LostKind.weaker("users choose the time of the day"));
    all.put(FactKind.RETENTION, LostKind.weaker("days, which users choose; no weeks and months"));
    all.put(
        FactKind.DRILL,
        LostKind.weaker("no container restores for a trial; try a restore yourself"));
    all.put(
        FactKind.SAME_DISK,
        LostKind.unread("users choose the place; nothing looks whether it is another disk"));
    all.put(
        FactKind.VOLUME_SIZE, LostKind.weaker("a dataset grows; a quota is the administrator's"));
    all.put(
        FactKind.VOLUME_BACKUP,
        LostKind.unread("the app does not know how datasets are backed up"));
  }

  private static void containers(Map<FactKind, LostKind> all) {
    all.put(
        FactKind.LAUNCH,
        LostKind.weaker("the database starts without pggen's guard of its volume"));
    all.put(
        FactKind.ENV,
        LostKind.weaker("the library adds variables of its own, and users choose TZ"));
    all.put(
        FactKind.MOUNTS,
        LostKind.weaker("users choose the places; secrets and texts are put in as configs"));
    all.put(
        FactKind.SERVER_DATA_DIRECTORY,
        LostKind.unread(
            "mounted one level higher; on the volume the files lie where they always do"));
    all.put(
        FactKind.MEMORY,
        LostKind.weaker("one limit, which users choose, holds for each container"));
    all.put(
        FactKind.CPUS, LostKind.weaker("one limit, which users choose, holds for each container"));
    all.put(FactKind.PIDS, LostKind.weaker("the library sets no limit of processes"));
    all.put(
        FactKind.SHM,
        LostKind.weaker("256 MiB for the database; the runtime's own for the others"));
    all.put(
        FactKind.READ_ONLY,
        LostKind.weaker("the root can be written where texts or secrets are put in"));
    all.put(FactKind.TMPFS, LostKind.weaker("the database and the backup have none"));
    all.put(
        FactKind.INIT, LostKind.weaker("the library starts the database without an init process"));
    all.put(
        FactKind.CAPABILITIES,
        LostKind.weaker("a container of the library starts as root, to set owners, and ends"));
    all.put(FactKind.LOGGING, LostKind.weaker("the library sets no limit of logs"));
    all.put(
        FactKind.RESTART,
        LostKind.unread("the library's own: unless stopped, and once for what ends"));
    all.put(
        FactKind.STOP, LostKind.weaker("60 seconds at most, and no signal but the image's own"));
    all.put(FactKind.GROUPS, LostKind.weaker("the library adds 568, and no other group"));
    all.put(
        FactKind.EXPOSE,
        LostKind.unread("what listens can be reached by every container of the app"));
    all.put(
        FactKind.HEALTH,
        LostKind.weaker("the library asks the database whether it answers, not who signs in"));
    all.put(FactKind.BUILD, LostKind.refused("an app of the catalog builds nothing"));
    all.put(FactKind.FILE_FORM, LostKind.unread("what an image reads is not said in the app"));
  }
}
