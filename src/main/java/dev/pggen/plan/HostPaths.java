package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.spec.Spec;
import dev.pggen.stack.HostProfile;
import java.util.Optional;

/** Paths of the host, held against what the runtime refuses. */
final class HostPaths {
  private HostPaths() {}

  /** Looks at all that the spec names, and tells where the stack's own files lie. */
  static Optional<String> check(Scope scope) {
    Spec spec = scope.spec();
    spec.volumes().values().stream()
        .flatMap(v -> v.hostPath().stream())
        .forEach(p -> check(scope, p, p.value(), "a path of the host for a volume"));
    spec.backup().ifPresent(b -> check(scope, b.destination(), b.destination().value(), "backups"));
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
}
