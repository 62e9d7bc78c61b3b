package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Severity;
import dev.pggen.spec.Spec;
import dev.pggen.stack.HostProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Paths of the host, held against what the runtime refuses. */
final class HostPaths {
  /** Made anew at each start, or devices: nobody takes them for a place to keep things. */
  private static final List<String> PASSING =
      List.of("/dev", "/proc", "/run", "/sys", "/tmp", "/var/run");

  private HostPaths() {}

  /** Looks at all that the spec names, and tells where the stack's own files lie. */
  static Optional<String> check(Scope scope) {
    Spec spec = scope.spec();
    spec.volumes()
        .forEach((name, volume) -> volume.hostPath().ifPresent(path -> volume(scope, name, path)));
    spec.backup()
        .ifPresent(
            b -> {
              check(scope, b.destination(), b.destination().value(), "backups");
              outside(scope, b.destination(), "the backups");
            });
    Optional<String> root = scope.profile().host().root();
    if (root.isEmpty()) {
      return Optional.empty();
    }
    if (spec.dataset().isEmpty()) {
      scope
          .findings()
          .add(
              PlanRules.NO_DATASET
                  .at(spec.name().span(), "no dataset is named for `" + spec.name().value() + "`")
                  .help(
                      "write `targets: {"
                          + scope.profile().id()
                          + ": {dataset: POOL/apps/"
                          + spec.name().value()
                          + "}}`"));
      return Optional.empty();
    }
    At<String> dataset = spec.dataset().get();
    String directory = root.get() + dataset.value();
    check(scope, dataset, directory, "the stack's own files");
    return Optional.of(directory);
  }

  private static void check(Scope scope, At<String> written, String path, String what) {
    Optional<HostProfile.Refused> refused = scope.profile().host().refusal(path);
    refused.ifPresent(
        r ->
            scope
                .findings()
                .add(
                    PlanRules.HOST_PATH
                        .at(written.span(), "`" + path + "` is no place for this")
                        .why(r.why())
                        .help("choose another place for " + what)));
  }

  private static void volume(Scope scope, String name, At<String> path) {
    check(scope, path, path.value(), "a path of the host for a volume");
    if (isWritten(scope.spec(), name)) {
      outside(scope, path, "the volume");
    }
  }

  private static boolean isWritten(Spec spec, String volume) {
    return Stream.concat(
            spec.containers().values().stream(), spec.initContainers().values().stream())
        .flatMap(c -> c.volumes().stream())
        .anyMatch(m -> m.volume().equals(volume) && !m.readOnly());
  }

  /** What the user keeps where the host keeps nothing for long. */
  private static void outside(Scope scope, At<String> written, String what) {
    HostProfile host = scope.profile().host();
    String path = written.value();
    if (host.root().filter(root -> !path.startsWith(root)).isEmpty()
        || host.refusal(path).isPresent()
        || PASSING.stream().anyMatch(p -> path.equals(p) || path.startsWith(p + "/"))) {
      return;
    }
    scope
        .findings()
        .add(
            PlanRules.HOST_PATH
                .at(written.span(), "`" + path + "` lies outside of `" + host.root().get() + "`")
                .severity(Severity.WARNING)
                .why("there lies the system's own disk, which an update may replace")
                .help(
                    "give "
                        + what
                        + " another place for this runtime: `targets."
                        + scope.profile().id()
                        + ".spec`"));
  }
}
