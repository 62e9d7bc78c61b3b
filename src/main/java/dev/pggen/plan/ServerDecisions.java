package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.source.Span;
import dev.pggen.spec.PostgresSpec;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Setting;
import dev.pggen.stack.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides what the server is: image, limits, settings. */
final class ServerDecisions {
  /** Scripts, configuration and what runs at the first start. */
  private static final int TEXTS = 3;

  private final Scope scope;
  private final PostgresSpec spec;
  private final Image image;

  ServerDecisions(Scope scope, Image image) {
    this.scope = scope;
    this.spec = scope.spec().postgres();
    this.image = image;
  }

  /**
   * All of it.
   *
   * @param applications containers that use the database
   */
  ServerPlan decide(Collection<AppContainer> applications) {
    Fact<Size> memory =
        spec.memory()
            .map(Fact::of)
            .orElse(Fact.decided(Defaults.SERVER_MEMORY, "enough for a small service"));
    if (memory.value().compareTo(TuneRequest.LEAST_MEMORY) < 0) {
      scope
          .findings()
          .add(
              PlanRules.MEMORY_TOO_SMALL
                  .at(
                      spec.memory().map(At::span).orElse(spec.span()),
                      "the database gets "
                          + memory.value()
                          + ", the least is "
                          + TuneRequest.LEAST_MEMORY)
                  .help("set `postgres.memory: " + Defaults.SERVER_MEMORY + "`"));
      memory = Fact.of(TuneRequest.LEAST_MEMORY, memory.origin());
    }
    Fact<Cpus> cpus = Defaults.cpus(spec.cpus());
    Pools pools = Pools.of(applications, scope.spec());
    TuneRequest request = request(memory.value(), cpus.value(), pools);
    Tuned tuned = Tuning.tune(request);
    pools.check(scope, request, tuned);
    Extensions extensions = new Extensions(spec);
    extensions.check(image, scope.findings());
    Optional<LocalImage> local = LocalImage.of(scope, image, extensions);
    List<String> preload = extensions.preload();
    return new ServerPlan(
        local
            .map(l -> Fact.decided(l.name(), "made on the host; its name changes with the recipe"))
            .orElse(image.image()),
        Fact.of(
            local.map(LocalImage::build),
            spec.build()
                .map(at -> Origin.written(at.span()))
                .orElse(Origin.decided("the image is pulled"))),
        image.major(),
        image.version(),
        user(),
        memory,
        cpus,
        tuned,
        settings(tuned, extensions),
        Fact.of(
            extensions.names(),
            spec.extensions().isEmpty()
                ? Origin.decided("none is asked for")
                : Origin.written(list(spec.extensions()))),
        Fact.decided(preload, "what the extensions need, and what the spec names"));
  }

  /** From the first to the last of a list that is not empty. */
  private static Span list(List<At<String>> all) {
    Span first = all.get(0).span();
    Span last = all.get(all.size() - 1).span();
    return first.file().span(first.line(), first.column(), last.endLine(), last.endColumn());
  }

  private TuneRequest request(Size memory, Cpus cpus, Pools pools) {
    OptionalInt connections =
        spec.connections().map(at -> OptionalInt.of(at.value())).orElse(OptionalInt.empty());
    return new TuneRequest(
        memory,
        cpus,
        connections,
        pools.needed(),
        pools.shown(),
        TuneRequest.Workload.valueOf(word(spec.workload(), "web")),
        TuneRequest.Storage.valueOf(word(spec.storageType(), "ssd")),
        spec.storageSize().map(At::value),
        image.major(),
        scope.profile().host().texts().map(t -> t.times(TEXTS)).orElse(new Size(0)));
  }

  private static String word(Optional<At<String>> written, String standard) {
    return written.map(At::value).orElse(standard).toUpperCase(Locale.ROOT);
  }

  /** Whom the spec says, else whom the image's files belong to, else the runtime's usual one. */
  private Fact<User> user() {
    return spec.runAs()
        .map(at -> Fact.of(at.map(ImageUser::parse)))
        .or(this::usersOfImage)
        .orElse(Fact.decided(scope.profile().defaultUser(), "the usual user of the runtime"));
  }

  private Optional<Fact<User>> usersOfImage() {
    return scope.profile().host().ownUsers()
        ? Optional.empty()
        : spec.family()
            .map(ImageUser::ofFamily)
            .or(() -> spec.image().map(ImageUser::of).filter(u -> u.isKnownAnd(v -> !v.isRoot())));
  }

  private List<Setting> settings(Tuned tuned, Extensions extensions) {
    List<Setting> all = new ArrayList<>(ServerSettings.before(scope, image.major()));
    all.addAll(tuned.settings());
    all.addAll(ServerSettings.after(image.major()));
    Decisions more = new Decisions(image.major());
    if (!extensions.preload().isEmpty()) {
      more.pin(
          "shared_preload_libraries",
          String.join(",", extensions.preload()),
          "extensions of the spec work only when loaded at the start");
    }
    for (Map.Entry<String, String> s : extensions.settings(scope.names().database()).entrySet()) {
      more.pin(s.getKey(), s.getValue(), "a loaded library needs it");
    }
    all.addAll(more.settings());
    return new Overrides(image, scope.findings()).apply(all, spec.parameters());
  }
}
