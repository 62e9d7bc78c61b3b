package dev.pggen.target.nomad;

import dev.pggen.source.Size;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.HostProfile;
import dev.pggen.stack.LostKind;
import dev.pggen.stack.RuntimeTraits;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.User;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Nomad with its Docker driver can hold. */
public final class NomadProfile {
  /** The uid and gid that the official Debian images give to PostgreSQL. */
  private static final User POSTGRES = new User(999, 999);

  private static final RuntimeTraits TRAITS =
      new RuntimeTraits(
          true,
          false,
          true,
          false,
          true,
          false,
          false,
          false,
          true,
          Size.mib(1),
          new RuntimeTraits.Words(
              Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"),
              Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"),
              Pattern.compile("SIG[A-Z0-9]+"),
              true,
              Optional.of(Pattern.compile("\\$\\{[a-zA-Z0-9_.-]+}"))));

  /** The profile. */
  public static final TargetProfile PROFILE =
      new TargetProfile(
          "nomad",
          "db",
          false,
          "127.0.0.1/32",
          "127.0.0.1",
          POSTGRES,
          "/secrets",
          Duration.ofHours(24),
          false,
          losses(),
          TRAITS,
          HostProfile.ORDINARY);

  private NomadProfile() {}

  private static Map<FactKind, LostKind> losses() {
    Map<FactKind, LostKind> losses = new EnumMap<>(FactKind.class);
    losses.put(FactKind.BUILD, LostKind.refused("Nomad pulls images, it makes none"));
    losses.put(FactKind.FILE_FORM, LostKind.unread("what an image reads is not said in the job"));
    losses.put(
        FactKind.SECRETS,
        LostKind.unread("a template names a variable; how its value is made is not said"));
    losses.put(
        FactKind.SECRET_ENV, LostKind.unread("a template puts the values in, on the client"));
    losses.put(
        FactKind.VOLUME_SIZE,
        LostKind.weaker("volumes are directories of the client, which have no size"));
    losses.put(
        FactKind.VOLUME_BACKUP, LostKind.unread("Nomad does not know how volumes are backed up"));
    losses.put(
        FactKind.SAME_DISK, LostKind.unread("a reason for people; nothing at run time obeys it"));
    losses.put(
        FactKind.NETWORKS, LostKind.weaker("all tasks of the group share one network namespace"));
    losses.put(
        FactKind.NETWORK_ISOLATION,
        LostKind.weaker("the group's network leads outside, for the database too"));
    losses.put(
        FactKind.EXPOSE,
        LostKind.unread("what a task listens on, every task of the group can reach"));
    losses.put(
        FactKind.RESTART,
        LostKind.weaker("Nomad starts again what ends, and an init task until it succeeds"));
    losses.put(
        FactKind.REPLICAS,
        LostKind.refused("the group is there once, and with it each of its tasks"));
    losses.put(
        FactKind.DEPENDENCIES,
        LostKind.weaker(
            "main tasks start together; the order before them does not hold after a client's reboot"));
    losses.put(FactKind.CPUS, LostKind.weaker("`cpu` is a share in MHz, no number of processors"));
    return losses;
  }
}
