package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.Spec;
import dev.pggen.stack.Backup;
import dev.pggen.stack.DataPlace;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Link;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Secret;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.TargetProfile;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Turns a spec into the stack that will run on a runtime with this profile. */
public final class Planner {
  /** Edition of the tuning rules, for the lock: a change of it may restart servers. */
  public static final String TUNING_EDITION = Integer.toString(Tuning.EDITION);

  private final Scope scope;
  private final Gathered gathered = new Gathered();
  private final List<AppContainer> containers = new ArrayList<>();

  private Planner(Scope scope) {
    this.scope = scope;
  }

  /** Plans with the newest minor of the spec's major. */
  public static Result<Stack> plan(Spec spec, TargetProfile profile) {
    return plan(spec, profile, Optional.empty());
  }

  /**
   * Plans.
   *
   * @param lockedMinor what an earlier rendering chose, like {@code 17.10-bookworm}
   * @return no stack if a finding is an error
   */
  public static Result<Stack> plan(Spec spec, TargetProfile profile, Optional<String> lockedMinor) {
    List<Finding> findings = new ArrayList<>();
    Scope scope =
        new Scope(spec, profile, Names.of(spec), Tls.of(spec.postgres(), profile), findings);
    Optional<Image> image = Image.of(spec.postgres(), lockedMinor, findings);
    if (image.isEmpty()) {
      return Result.failed(findings);
    }
    Stack stack = new Planner(scope).stack(image.get());
    Result<Stack> result = Result.of(stack, findings);
    return result.hasErrors() ? Result.failed(findings) : result;
  }

  private Stack stack(Image image) {
    Spec spec = scope.spec();
    scope.names().check(spec, scope.findings());
    Access.check(spec, scope.findings());
    add(spec.containers(), false);
    add(spec.initContainers(), true);
    StartOrder order = new StartOrder(scope);
    containers.forEach(c -> order.add(c.spec(), c.references(), c.isProbed()));
    order.check();
    ServerPlan server = new ServerDecisions(scope, image).decide(containers);
    Optional<Backup> backup = spec.backup().map(BackupPlan::of);
    if (!scope.profile().traits().isNone()) {
      RuntimeCheck.check(scope);
    }
    List<Workload> workloads = new ArrayList<>();
    containers.forEach(c -> workloads.add(c.workload(order.of(c.spec()))));
    workloads.add(DatabaseContainer.of(scope, server, gathered.fromHost));
    if (!scope.profile().traits().waitsForHealth()) {
      GateContainer.add(scope, server, workloads, gathered.links);
    }
    backup.ifPresent(
        b -> {
          workloads.add(BackupContainer.of(scope, server, b, !gathered.files.isEmpty()));
          b.drill()
              .value()
              .ifPresent(drill -> workloads.add(DrillContainer.of(scope, server, b, drill)));
        });
    return new Stack(
        spec.name().value(),
        Origin.written(spec.name().span()),
        workloads,
        List.of(server(server, backup.isPresent())),
        volumes(backup),
        Networks.of(scope, containers, gathered.fromHost || spec.postgres().publish().isPresent()),
        secrets(backup.isPresent()),
        gathered.files,
        gathered.links,
        backup.stream().toList(),
        HostPaths.check(scope));
  }

  private void add(Map<String, ContainerSpec> specs, boolean init) {
    for (ContainerSpec c : specs.values()) {
      String name = c.name().value();
      if (Names.isOurs(name, scope.profile())) {
        scope
            .findings()
            .add(
                PlanRules.NAME_TAKEN
                    .at(c.span(), "the container `" + name + "` is pggen's own")
                    .help("choose another name for the container"));
        continue;
      }
      AppContainer container = new AppContainer(scope, c, init, gathered);
      containers.add(container);
      References references = container.references();
      checkReplicas(c);
      if (!references.mentionsDatabase()) {
        continue;
      }
      gathered.fromHost |= Scope.isOnHost(c);
      if (references.mentionsUrl()) {
        gathered.urls.put(DatabaseSecrets.url(scope, c), scope.databaseHost(c));
      }
      Origin origin = Origin.decided("it refers to the database", c.span());
      gathered.links.add(
          new Link(
              name,
              Names.SERVER,
              Fact.of(scope.names().database(), origin),
              Fact.of(scope.names().appRole(), origin),
              origin));
    }
  }

  private void checkReplicas(ContainerSpec c) {
    Optional<At<Integer>> replicas = c.limits().replicas();
    if (replicas.isPresent() && replicas.get().value() > 1 && !scope.profile().replicas()) {
      scope
          .findings()
          .add(
              PlanRules.REPLICAS
                  .at(
                      replicas.get().span(),
                      "`" + c.name().value() + "` cannot run " + replicas.get().value() + " times")
                  .help(
                      "set `targets."
                          + scope.profile().id()
                          + ".spec.containers."
                          + c.name().value()
                          + ".replicas: 1`"));
    }
  }

  private Server server(ServerPlan server, boolean backups) {
    Origin postgres = Origin.written(scope.spec().postgres().version().span());
    return new Server(
        Names.SERVER,
        Fact.of(server.major(), postgres),
        server.version(),
        Fact.decided(server.volumePath(), "where the image of this major declares its volume"),
        Fact.decided(server.dataDirectory(), "each major has its own directory"),
        Fact.decided(
            new DataPlace(
                DataPlace.Kind.MOUNT,
                server.volumePath(),
                Origin.decided("the database's volume is mounted there")),
            "data outlive their container"),
        Fact.decided(
            server.initdbArguments(), "no trust, checksums, an order of text that never changes"),
        Fact.decided(server.settings(), "tuned for the container's limits"),
        Fact.decided(Hba.rules(scope, backups), "nobody but those that are named"),
        Fact.decided(
            Roles.of(scope, server.tuned().connections(), backups), "each with what it needs"),
        Fact.of(
            scope.names().database(),
            scope
                .spec()
                .postgres()
                .database()
                .map(at -> Origin.written(at.span()))
                .orElse(Origin.decided("the service's name"))),
        server.extensions(),
        server.preload(),
        Fact.of(scope.tls().offered(), scope.tlsOrigin()),
        initScripts());
  }

  private List<Server.InitScript> initScripts() {
    List<Server.InitScript> scripts = new ArrayList<>();
    for (At<SourceFile> init : scope.spec().postgres().init()) {
      String path = init.value().path();
      scripts.add(
          new Server.InitScript(
              path.substring(path.lastIndexOf('/') + 1),
              init.value(),
              Origin.written(init.span())));
    }
    return scripts;
  }

  private List<Volume> volumes(Optional<Backup> backup) {
    List<Volume> volumes = new ArrayList<>(gathered.volumes.values());
    Optional<At<Size>> size = scope.spec().postgres().storageSize();
    volumes.add(
        new Volume(
            Names.DATA_VOLUME,
            size,
            Fact.decided(backup.isPresent() ? "dumps" : "", "the database has its own block"),
            Origin.decided("the database's files", scope.spec().postgres().span())));
    if (backup.isPresent() && backup.get().drill().value().isPresent()) {
      volumes.add(
          new Volume(
              Names.DRILL_VOLUME,
              size,
              Fact.decided("none", "it holds copies only"),
              Origin.decided("the throwaway cluster of the drill")));
    }
    return volumes;
  }

  private List<Secret> secrets(boolean backups) {
    List<Secret> secrets = new ArrayList<>(DatabaseSecrets.written(scope));
    secrets.addAll(DatabaseSecrets.added(scope, backups));
    gathered.urls.forEach((name, host) -> secrets.add(DatabaseSecrets.url(scope, name, host)));
    secrets.addAll(gathered.secrets);
    TreeSet<String> seen = new TreeSet<>();
    for (Secret secret : secrets) {
      if (!seen.add(secret.name())) {
        scope
            .findings()
            .add(
                PlanRules.NAME_TAKEN
                    .at(spanOf(secret.name()), "the secret `" + secret.name() + "` is pggen's own")
                    .help("choose another name for the secret"));
      }
    }
    return secrets;
  }

  private Span spanOf(String secret) {
    return Optional.ofNullable(scope.spec().secrets().get(secret))
        .map(s -> s.span())
        .orElse(scope.spec().name().span());
  }
}
