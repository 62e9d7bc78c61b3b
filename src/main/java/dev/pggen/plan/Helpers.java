package dev.pggen.plan;

import dev.pggen.source.Size;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Text;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the server, the backup and the drill have in common. */
final class Helpers {
  static final String BASH = "/bin/bash";
  static final String SCRIPTS = "/etc/pggen/scripts";
  static final String BACKUPS = "/backup";

  private Helpers() {}

  /** Parameters of the scripts, which are the same text for every service. */
  static List<EnvVar> common(Scope scope, ServerPlan server) {
    Names names = scope.names();
    List<EnvVar> env = new ArrayList<>();
    add(env, "PGGEN_SERVICE", names.service(), "name of the service");
    add(env, "PGGEN_DATABASE", names.database(), "its database");
    add(env, "PGGEN_APP_ROLE", names.appRole(), "owner of the database");
    add(env, "PGGEN_BACKUP_ROLE", names.backupRole(), "role that makes dumps");
    add(env, "PGGEN_MONITOR_ROLE", names.monitorRole(), "role that answers probes");
    add(env, "PGGEN_MAJOR", Integer.toString(server.major()), "major of server and tools");
    return env;
  }

  /** The server's image, which the server's container makes if anybody has to. */
  static ImageTraits sameImage() {
    return ImageTraits.pulled(Fact.unknown("it gets no secret from its environment"));
  }

  static void add(List<EnvVar> env, String name, String value, String reason) {
    env.add(new EnvVar(name, Fact.decided(Text.of(value), reason)));
  }

  static Mount output(String path, String target, String reason) {
    return new Mount(new Mount.OfOutput(path), target, true, Origin.decided(reason));
  }

  /**
   * Texts that a container starts from. Where the runtime mounts none, the container writes them
   * itself, so it may write there.
   */
  static Mount text(Scope scope, String path, String target, String reason) {
    boolean mounted = scope.profile().host().texts().isEmpty();
    return new Mount(new Mount.OfOutput(path), target, mounted, Origin.decided(reason));
  }

  /** The scripts, and files that give the user id the name that peer and initdb ask for. */
  static List<Mount> scripts(Scope scope) {
    String reason = "gives the user id the name that initdb and peer authentication ask for";
    return List.of(
        text(
            scope,
            "scripts/",
            SCRIPTS,
            "the same scripts for every service; a directory, see settings"),
        output("identity/passwd", "/etc/passwd", reason),
        output("identity/group", "/etc/group", reason));
  }

  /** Nothing is left that the three do not need. */
  static Hardening hardening(Scope scope, User user, Size tmp, List<Mount> mounts, String reason) {
    List<Hardening.Tmpfs> tmpfs = new ArrayList<>();
    tmpfs.add(new Hardening.Tmpfs("/tmp", tmp, "1777"));
    tmpfs.add(new Hardening.Tmpfs("/var/run/postgresql", Size.mib(1), "1777"));
    scope
        .profile()
        .host()
        .texts()
        .ifPresent(
            size ->
                mounts.stream()
                    .filter(m -> m.source() instanceof Mount.OfOutput && !m.readOnly())
                    .forEach(m -> tmpfs.add(new Hardening.Tmpfs(m.target(), size, "0755"))));
    return new Hardening(
        Fact.decided(true, reason),
        Fact.decided(new TreeSet<>(List.of("ALL")), "started as " + user + ", it needs none"),
        Fact.decided(new TreeSet<>(), "started as " + user + ", it needs none"),
        Fact.decided(true, "nothing should gain rights"),
        Fact.decided(true, "orphans of probes and scripts must not end up with the server"),
        Fact.decided(
            List.copyOf(tmpfs), "sized, because their pages count against the memory limit"));
  }

  /** Rotated logs; the group that reads secrets where there are some. */
  static Workload.Extras extras(boolean readsSecrets) {
    return new Workload.Extras(
        1, List.of(), 0, readsSecrets ? List.of(Scope.SECRETS_GROUP) : List.of(), Defaults.LOGGING);
  }

  /** How a helper is probed by runtimes that can look inside. */
  static Fact<Healthcheck> probed(Scope scope, Healthcheck health, String reason) {
    return scope.profile().traits().innerProbes()
        ? Fact.decided(health, reason)
        : new Fact.Unknown<>(
            Origin.decided(reason)
                .instead("a command", "the runtime runs no command in a container to probe it"));
  }

  /** A network without ports. */
  static Workload.Connection joined(String network, String reason) {
    return new Workload.Connection(
        Fact.decided(Workload.Connection.Mode.JOINED, reason),
        Fact.decided(List.of(network), reason),
        Fact.decided(List.of(), "nobody connects to it"),
        Fact.decided(List.of(), "nobody connects to it"));
  }

  /** No network at all. */
  static Workload.Connection alone(String reason) {
    return new Workload.Connection(
        Fact.decided(Workload.Connection.Mode.NONE, reason),
        Fact.decided(List.of(), reason),
        Fact.decided(List.of(), reason),
        Fact.decided(List.of(), reason));
  }
}
