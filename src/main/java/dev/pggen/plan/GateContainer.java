package dev.pggen.plan;

import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Link;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Resources;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The container that ends well once the application's role can sign in, for runtimes on which no
 * container can wait until another is healthy.
 */
final class GateContainer {
  private static final Size MEMORY = Size.mib(64);
  private static final String PROVES =
      "proves that the database can be used before anything starts";

  private GateContainer() {}

  static void add(Scope scope, ServerPlan server, List<Workload> workloads, List<Link> links) {
    workloads.add(of(scope, server));
    links.add(link(scope));
  }

  private static Workload of(Scope scope, ServerPlan server) {
    return new Workload(
        Names.GATE,
        Workload.Role.INIT,
        server.image(),
        Helpers.sameImage(),
        server.user(),
        new Workload.Launch(
            Fact.decided(List.of(Helpers.BASH, Helpers.SCRIPTS + "/wait.sh"), PROVES),
            Fact.decided(List.of(), "it has one task")),
        env(scope, server),
        mounts(scope, server),
        Helpers.joined(Names.DB_NETWORK, "it talks to the database and to nobody else"),
        Fact.unknown("nobody asks what runs once"),
        new Resources(
            Fact.decided(MEMORY, "a shell and a client"),
            Fact.decided(MEMORY, "equal to memory: no swap beside it"),
            Fact.decided(new Cpus("0.25"), "it mostly sleeps"),
            Fact.decided(64, "a handful of tools at once"),
            Fact.decided(Size.mib(16), "nothing uses it")),
        Helpers.hardening(
            scope,
            server.user().value(),
            Size.mib(16),
            mounts(scope, server),
            "it writes a password file only"),
        new Lifecycle(
            Fact.decided(Lifecycle.Restart.ON_FAILURE, "asks until the server answers"),
            Fact.decided("SIGTERM", "the script cleans up and leaves"),
            Fact.decided(Defaults.grace(), "it leaves at once"),
            Fact.decided(
                List.of(
                    new Lifecycle.Dependency(
                        Names.SERVER,
                        Lifecycle.Condition.STARTED,
                        Origin.decided("it asks the server"))),
                "it asks the server")),
        Helpers.extras(true),
        new TreeMap<>(),
        Origin.written(scope.spec().postgres().span()));
  }

  /** It signs in as the application does: that is what it proves. */
  private static Link link(Scope scope) {
    Origin origin = Origin.decided(PROVES);
    return new Link(
        Names.GATE,
        Names.SERVER,
        Fact.of(scope.names().database(), origin),
        Fact.of(scope.names().appRole(), origin),
        origin);
  }

  private static List<EnvVar> env(Scope scope, ServerPlan server) {
    List<EnvVar> env = new ArrayList<>(Helpers.common(scope, server));
    Helpers.add(env, "PGHOST", scope.profile().databaseHost(), "where the server is");
    Helpers.add(env, "PGPORT", Integer.toString(Scope.PORT), "where it listens");
    Helpers.add(env, "PGUSER", scope.names().appRole(), "the application's role");
    Helpers.add(env, "PGDATABASE", scope.names().database(), "the application's database");
    Helpers.add(env, "PGSSLMODE", scope.tls().sslmode(), "as strict as applications are");
    if (scope.tls() == Tls.REQUIRED) {
      Helpers.add(
          env,
          "PGSSLROOTCERT",
          scope.secretPath(DatabaseSecrets.CA),
          "the root that signed the server's certificate");
    }
    if (scope.hasClientCertificate()) {
      Helpers.add(
          env,
          "PGSSLCERT",
          scope.secretPath(Certificates.CLIENT_CERTIFICATE),
          "the server asks for it");
      Helpers.add(
          env, "PGSSLKEY", scope.secretPath(Certificates.CLIENT_KEY), "the key of its certificate");
    }
    Helpers.add(
        env,
        "PGGEN_PASSWORD_FILE",
        scope.secretPath(DatabaseSecrets.PASSWORD),
        "a file: environments can be listed");
    Helpers.add(
        env,
        "PGGEN_MARK",
        server.dataDirectory() + "/pggen.initialized",
        "the last init script leaves it");
    return List.copyOf(env);
  }

  private static List<Mount> mounts(Scope scope, ServerPlan server) {
    List<Mount> mounts = new ArrayList<>();
    mounts.add(
        new Mount(
            new Mount.OfVolume(Names.DATA_VOLUME),
            server.volumePath(),
            true,
            Origin.decided("the mark of a finished first start lies there")));
    mounts.addAll(Helpers.scripts(scope));
    mounts.add(secret(scope, DatabaseSecrets.PASSWORD, "the application's password"));
    if (scope.tls().offered()) {
      mounts.add(secret(scope, DatabaseSecrets.CA, "to check the server's certificate"));
    }
    if (scope.hasClientCertificate()) {
      mounts.add(secret(scope, Certificates.CLIENT_CERTIFICATE, "the server asks for it"));
      mounts.add(secret(scope, Certificates.CLIENT_KEY, "the key of its certificate"));
    }
    return List.copyOf(mounts);
  }

  private static Mount secret(Scope scope, String name, String reason) {
    return new Mount(
        new Mount.OfSecret(name), scope.secretPath(name), true, Origin.decided(reason));
  }
}
