package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import dev.pggen.stack.Resources;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The server's container: the stock image at any user, without a root phase. */
final class DatabaseContainer {
  private static final Duration GRACE = Duration.ofSeconds(90);
  private static final int SPARE_PROCESSES = 64;
  private static final String LOOPBACK = "127.0.0.1";

  private DatabaseContainer() {}

  static Workload of(Scope scope, ServerPlan server, boolean fromHost) {
    Origin origin = Origin.written(scope.spec().postgres().span());
    return new Workload(
        Names.SERVER,
        Workload.Role.DATABASE,
        server.image(),
        new ImageTraits(server.build(), Helpers.sameImage().fileForm()),
        server.user(),
        new Workload.Launch(
            Fact.decided(
                List.of(Helpers.BASH, Helpers.SCRIPTS + "/guard.sh"),
                "locks the volume against a second server before the image's own entrypoint runs"),
            Fact.decided(
                List.of(
                    "postgres", "-c", "config_file=" + ServerSettings.CONFIG + "/postgresql.conf"),
                "settings lie outside the volume, so that rendering changes them")),
        env(scope, server),
        mounts(scope, server),
        connection(scope, fromHost),
        Helpers.probed(
            scope,
            new Healthcheck(
                List.of(Helpers.BASH, Helpers.SCRIPTS + "/probe.sh"),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                6,
                Duration.ofMinutes(2)),
            "over TCP and with the mark of a finished first start: the socket answers too early"),
        resources(server),
        Helpers.hardening(
            scope,
            server.user().value(),
            MemoryPlan.tmp(server.memory().value()),
            mounts(scope, server),
            "the image writes to the volume and these only"),
        new Lifecycle(
            Fact.decided(Lifecycle.Restart.UNLESS_STOPPED, "a service comes back by itself"),
            Fact.decided("SIGINT", "fast shutdown: SIGTERM would wait for every client"),
            grace(scope),
            Fact.decided(List.of(), "it needs nobody")),
        Helpers.extras(true),
        new TreeMap<>(),
        origin);
  }

  private static List<EnvVar> env(Scope scope, ServerPlan server) {
    List<EnvVar> env = new ArrayList<>();
    Helpers.add(env, "PGDATA", server.dataDirectory(), "each major has its own directory");
    Helpers.add(env, "PGGEN_VOLUME", server.volumePath(), "where the guard keeps its lock");
    Helpers.add(
        env, "POSTGRES_USER", "postgres", "the administrator; no application signs in as it");
    Helpers.add(
        env, "POSTGRES_DB", "postgres", "the service's own database is made with its owner");
    Helpers.add(
        env,
        "POSTGRES_INITDB_ARGS",
        String.join(" ", server.initdbArguments()),
        "no trust, checksums, and an order of text that no image changes");
    env.addAll(Helpers.common(scope, server));
    return List.copyOf(env);
  }

  private static List<Mount> mounts(Scope scope, ServerPlan server) {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(
        new Mount(
            new Mount.OfVolume(Names.DATA_VOLUME),
            server.volumePath(),
            false,
            Origin.decided("the image declares a volume here")));
    mounts.add(
        Helpers.text(
            scope,
            "postgres/",
            ServerSettings.CONFIG,
            "settings; a directory, so that a new file is seen"));
    mounts.add(
        Helpers.text(scope, "init/", "/docker-entrypoint-initdb.d", "runs at the first start"));
    mounts.addAll(Helpers.scripts(scope));
    if (scope.tls().offered()) {
      mounts.add(
          Helpers.output(
              "secrets/" + DatabaseSecrets.SERVER + "/",
              ServerSettings.TLS_FILES,
              "certificate, key and verifiers; a directory, so that new files are seen"));
    } else {
      mounts.add(
          Helpers.output(
              "secrets/" + DatabaseSecrets.SERVER + "/", ServerSettings.TLS_FILES, "verifiers"));
    }
    scope
        .spec()
        .backup()
        .ifPresent(
            b ->
                mounts.add(
                    new Mount(
                        new Mount.OfHost(b.destination().value()),
                        Helpers.BACKUPS,
                        true,
                        Origin.decided(
                            "a restore runs here, where the socket and the administrator are",
                            b.destination().span()))));
    return List.copyOf(mounts);
  }

  private static Workload.Connection connection(Scope scope, boolean fromHost) {
    Optional<At<ContainerSpec.Publish>> publish = scope.spec().postgres().publish();
    boolean open = fromHost || publish.isPresent();
    List<Port> ports = new ArrayList<>();
    if (fromHost && !scope.profile().traits().sharedNamespace()) {
      Origin why = Origin.decided("a container on the host's network uses the database");
      ports.add(port("postgres", LOOPBACK, Scope.PORT, why));
    }
    publish
        .filter(p -> !fromHost || !isLoopback(p.value()))
        .ifPresent(
            p ->
                ports.add(
                    port(
                        fromHost ? "postgres-outside" : "postgres",
                        p.value().address(),
                        p.value().port(),
                        Origin.written(p.span()))));
    return new Workload.Connection(
        Fact.decided(Workload.Connection.Mode.JOINED, "a network of its own"),
        Fact.decided(
            open ? List.of(Names.DB_NETWORK, Names.HOST_NETWORK) : List.of(Names.DB_NETWORK),
            open
                ? "a published port is dead on an internal network alone"
                : "no way out and no way in but for the service"),
        ports.isEmpty()
            ? Fact.decided(ports, "only containers of the service reach the database")
            : Fact.of(ports, ports.get(0).origin()),
        Fact.decided(List.of(Scope.PORT), "where the server listens"));
  }

  private static boolean isLoopback(ContainerSpec.Publish publish) {
    return publish.address().equals(LOOPBACK) && publish.port() == Scope.PORT;
  }

  private static Port port(String name, String address, int number, Origin origin) {
    return new Port(name, Scope.PORT, "tcp", address, OptionalInt.of(number), origin);
  }

  private static Resources resources(ServerPlan server) {
    Size memory = server.memory().value();
    return new Resources(
        server.memory(),
        Fact.decided(memory, "equal to memory: a database that swaps is as good as down"),
        server.cpus(),
        Fact.of(
            server.tuned().connections() + SPARE_PROCESSES,
            Origin.decided("a process for each connection, and room for workers and scripts")
                .computed(
                    "max_connections + 64",
                    Decisions.inputs("max_connections", server.tuned().connections()))),
        Fact.decided(server.tuned().shm(), "parallel queries and index builds share memory here"));
  }

  private static Fact<Duration> grace(Scope scope) {
    Fact<Duration> grace = Fact.decided(GRACE, "the last checkpoint takes its time");
    return StopGrace.within(grace, scope.profile());
  }
}
