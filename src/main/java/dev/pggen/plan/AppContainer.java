package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.TextSpec;
import dev.pggen.stack.EnvVar;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.ImageRef;
import dev.pggen.stack.ImageTraits;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Resources;
import dev.pggen.stack.User;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A container of the spec on its way to a workload; its dependencies come last. */
final class AppContainer {
  /** What a process that starts as root needs to take over files and become somebody else. */
  static final List<String> ROOT_CAPABILITIES =
      List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID");

  private final Scope scope;
  private final ContainerSpec spec;
  private final boolean init;
  private final References references;
  private final List<EnvVar> env;
  private final List<Mount> mounts;
  private final Fact<Healthcheck> health;
  private final List<String> entrypoint;
  private final List<String> command;
  private final SortedMap<String, String> labels = new TreeMap<>();

  AppContainer(Scope scope, ContainerSpec spec, boolean init, Gathered gathered) {
    this.scope = scope;
    this.spec = spec;
    this.init = init;
    this.references = new References(scope, spec);
    this.entrypoint = arguments(spec.entrypoint(), "the entrypoint");
    this.command = arguments(spec.command(), "the command");
    spec.labels().forEach((k, v) -> labels.put(k, references.plain(v, "a label")));
    this.health =
        init && !scope.profile().traits().innerProbes()
            ? Fact.unknown("nobody asks from outside what runs once")
            : Probes.of(scope, spec, references);
    AppFiles files = new AppFiles(scope, spec, references, gathered);
    List<Mount> own = files.mounts();
    this.env = new AppEnvironment(scope, spec, references, gathered).variables();
    List<Mount> all = new ArrayList<>(own);
    references
        .secretFiles()
        .forEach(
            (secret, span) ->
                all.add(
                    new Mount(
                        new Mount.OfSecret(secret),
                        scope.secretPath(secret),
                        true,
                        Origin.written(span))));
    this.mounts = List.copyOf(all);
  }

  private List<String> arguments(List<TextSpec> texts, String where) {
    List<String> plain = new ArrayList<>();
    texts.forEach(t -> plain.add(references.plain(t, where)));
    return List.copyOf(plain);
  }

  ContainerSpec spec() {
    return spec;
  }

  boolean isInit() {
    return init;
  }

  References references() {
    return references;
  }

  /** Whether a probe tells how far it is. */
  boolean isProbed() {
    return health.isKnown()
        ? !health.value().isOff()
        : spec.healthcheck().map(ContainerSpec.HealthSpec::image).orElse(false);
  }

  Workload workload(List<Lifecycle.Dependency> waits) {
    Origin origin = Origin.written(spec.span());
    return new Workload(
        spec.name().value(),
        init ? Workload.Role.INIT : Workload.Role.APP,
        Fact.of(spec.image().map(ImageRef::parse)),
        ImageTraits.pulled(ImageFileForm.of(spec.image())),
        user(),
        new Workload.Launch(
            Fact.of(entrypoint, written(spec.entrypoint())),
            Fact.of(command, written(spec.command()))),
        env,
        mounts,
        AppConnection.of(scope, spec, references.mentionsDatabase(), init),
        health,
        resources(),
        hardening(),
        lifecycle(waits),
        extras(),
        labels,
        health.isKnown() ? origin : Origin.decided("not probed: " + notProbed(), spec.span()));
  }

  /** Who writes that there is no probe gives no reason. */
  private String notProbed() {
    String reason = health.origin().reason();
    return reason.isEmpty() ? "none is given; one that the image brings stays" : reason;
  }

  /** From the first argument to the last; the container's place where there is none. */
  private Origin written(List<TextSpec> texts) {
    if (texts.isEmpty()) {
      return Origin.written(spec.span());
    }
    Span first = texts.get(0).span();
    Span last = texts.get(texts.size() - 1).span();
    return Origin.written(
        new Span(first.file(), first.line(), first.column(), last.endLine(), last.endColumn()));
  }

  private Fact<User> user() {
    if (spec.user().isEmpty()) {
      return ImageUser.of(spec.image());
    }
    At<String> written = spec.user().get();
    return written.value().equals("root")
        ? Fact.of(new User(0, 0), Origin.written(written.span()))
        : Fact.of(ImageUser.parse(written.value()), Origin.written(written.span()));
  }

  private Resources resources() {
    Fact<Size> memory = Defaults.appMemory(spec.limits().memory());
    return new Resources(
        memory,
        Fact.of(memory.value(), Origin.decided("equal to memory: no swap beside it")),
        Defaults.cpus(spec.limits().cpus()),
        Defaults.appPids(),
        Defaults.appShm(spec.limits().shmSize()));
  }

  private Hardening hardening() {
    ContainerSpec.Privileges p = spec.privileges();
    SortedSet<String> added = new TreeSet<>();
    p.capAdd().forEach(at -> added.add(at.value()));
    boolean root = user().isKnownAnd(User::isRoot);
    if (root) {
      added.addAll(ROOT_CAPABILITIES);
    }
    Origin capabilities =
        p.capAdd().isEmpty()
            ? Origin.decided(
                root
                    ? "what a start as root needs to become somebody else"
                    : "nothing asked for it")
            : Origin.written(p.capAdd().get(0).span());
    return new Hardening(
        p.readOnly().map(Fact::of).orElse(Fact.decided(false, "many images write beside volumes")),
        Fact.decided(new TreeSet<>(List.of("ALL")), "none is needed unless it is given back"),
        Fact.of(added, capabilities),
        p.noNewPrivileges().map(Fact::of).orElse(Fact.decided(true, "nothing should gain rights")),
        Fact.decided(false, "the image's own first process decides"),
        tmpfs(p));
  }

  private static Fact<List<Hardening.Tmpfs>> tmpfs(ContainerSpec.Privileges p) {
    if (p.tmpfs().isEmpty()) {
      return Fact.decided(List.of(), "nothing asked for it");
    }
    List<Hardening.Tmpfs> all = new ArrayList<>();
    p.tmpfs().forEach(at -> all.add(new Hardening.Tmpfs(at.value(), Defaults.TMPFS, "1777")));
    return Fact.of(List.copyOf(all), Origin.written(p.tmpfs().get(0).span()));
  }

  private Lifecycle lifecycle(List<Lifecycle.Dependency> waits) {
    Fact<Duration> grace =
        spec.limits()
            .stopGracePeriod()
            .map(Fact::of)
            .orElse(Fact.decided(Defaults.grace(), "time to finish requests"));
    return new Lifecycle(
        init
            ? Fact.decided(Lifecycle.Restart.NO, "runs to completion once")
            : Fact.decided(Lifecycle.Restart.UNLESS_STOPPED, "a service comes back by itself"),
        spec.limits().stopSignal().map(Fact::of).orElse(Fact.decided("", "the image's own")),
        StopGrace.within(grace, scope.profile()),
        Fact.decided(waits, "a reference is a reason to wait"));
  }

  private Workload.Extras extras() {
    ContainerSpec.Privileges p = spec.privileges();
    List<Long> groups = new ArrayList<>();
    p.groupAdd().forEach(at -> groups.add(at.value()));
    boolean readsSecrets = mounts.stream().anyMatch(m -> m.source() instanceof Mount.OfSecret);
    if (readsSecrets && !groups.contains(Scope.SECRETS_GROUP)) {
      groups.add(Scope.SECRETS_GROUP);
    }
    return new Workload.Extras(
        spec.limits().replicas().map(At::value).orElse(1),
        p.devices().stream().map(At::value).toList(),
        gpus(p.gpus()),
        groups,
        Defaults.LOGGING);
  }

  private static int gpus(Optional<At<String>> written) {
    String text = written.map(At::value).orElse("0");
    return text.equals("all") ? -1 : Integer.parseInt(text);
  }
}
