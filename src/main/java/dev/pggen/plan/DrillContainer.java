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

/** The container that restores the last dump into a throwaway cluster, and compares. */
final class DrillContainer {
  private static final Size MEMORY = Size.mib(512);

  private DrillContainer() {}

  static Workload of(Scope scope, ServerPlan server, Backup backup, Backup.Drill drill) {
    return new Workload(
        Names.DRILL,
        Workload.Role.DRILL,
        server.image(),
        Helpers.sameImage(),
        server.user(),
        new Workload.Launch(
            Fact.decided(
                List.of(Helpers.BASH, Helpers.SCRIPTS + "/drill.sh"), "needs nothing of the image"),
            scope.profile().traits().startsDrills()
                ? Fact.decided(List.of("once"), "the runtime starts it at its time")
                : Fact.decided(List.of("loop"), "keeps its own time: no scheduler is needed")),
        env(scope, server, drill),
        mounts(scope, server, backup),
        Helpers.alone("it reads the backup as a stranger would: without the live server"),
        Helpers.probed(
            scope,
            new Healthcheck(
                List.of(Helpers.BASH, Helpers.SCRIPTS + "/drill.sh", "health"),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                3,
                Duration.ofMinutes(5)),
            "unhealthy when the last success is too old"),
        new Resources(
            Fact.decided(MEMORY, "a small server for one restore"),
            Fact.decided(MEMORY, "equal to memory: no swap beside it"),
            Fact.decided(Cpus.ONE, "a drill must not slow the service down"),
            Fact.decided(128, "a server and its tools"),
            Fact.decided(Size.mib(64), "index builds share memory here")),
        Helpers.hardening(
            scope,
            server.user().value(),
            Size.mib(16),
            mounts(scope, server, backup),
            "it writes to its volume only"),
        new Lifecycle(
            Fact.decided(Lifecycle.Restart.UNLESS_STOPPED, "a service comes back by itself"),
            Fact.decided("SIGTERM", "the script cleans up and leaves"),
            Fact.decided(Defaults.grace(), "a drill in flight is thrown away, that is quick"),
            Fact.decided(List.of(), "it needs nobody")),
        Helpers.extras(false),
        new TreeMap<>(),
        Origin.written(scope.spec().backup().map(b -> b.span()).orElseThrow()));
  }

  private static List<EnvVar> env(Scope scope, ServerPlan server, Backup.Drill drill) {
    List<EnvVar> env = new ArrayList<>(Helpers.common(scope, server));
    Helpers.add(
        env, "PGGEN_SCRATCH", server.volumePath(), "where the throwaway cluster and status lie");
    Helpers.add(env, "PGGEN_DRILL_SCHEDULE", drill.schedule(), "when drills are held");
    Helpers.add(
        env,
        "PGGEN_DRILL_MAX_AGE",
        Long.toString(Schedule.tooOld(drill.schedule()).toSeconds()),
        "seconds: the schedule and a twelfth");
    if (!server.preload().value().isEmpty()) {
      Helpers.add(
          env,
          "PGGEN_PRELOAD",
          String.join(",", server.preload().value()),
          "extensions in the dump work only when loaded at the start");
    }
    Helpers.add(
        env, "PGGEN_RTO", Long.toString(drill.rto().toSeconds()), "seconds a restore may take");
    return List.copyOf(env);
  }

  private static List<Mount> mounts(Scope scope, ServerPlan server, Backup backup) {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(
        new Mount(
            new Mount.OfVolume(Names.DRILL_VOLUME),
            server.volumePath(),
            false,
            Origin.decided("the image declares a volume here, so a new one is writable")));
    mounts.add(
        new Mount(backup.storage().value(), Helpers.BACKUPS, true, backup.storage().origin()));
    mounts.addAll(Helpers.scripts(scope));
    return List.copyOf(mounts);
  }
}
