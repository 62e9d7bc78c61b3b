package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.spec.Spec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How many sessions may be open at once: the pools of all replicas, the helpers, the administrator.
 *
 * @param terms of the sum, like {@code web 20}
 * @param needed the sum
 * @param assumed whether any pool's size is our guess
 */
record Pools(List<String> terms, int needed, boolean assumed) {

  static Pools of(Collection<AppContainer> containers, Spec service) {
    List<String> terms = new ArrayList<>();
    int running = 0;
    int init = 0;
    boolean assumed = false;
    for (AppContainer c : containers) {
      if (!c.references().mentionsDatabase()) {
        continue;
      }
      ContainerSpec spec = c.spec();
      int pool = spec.limits().connections().map(At::value).orElse(Defaults.POOL);
      int replicas = spec.limits().replicas().map(At::value).orElse(1);
      assumed |= spec.limits().connections().isEmpty();
      if (c.isInit()) {
        init = Math.max(init, pool);
      } else {
        running += pool * replicas;
        terms.add(spec.name().value() + " " + (replicas > 1 ? replicas + " x " : "") + pool);
      }
    }
    if (init > running) {
      terms.add("init containers " + (init - running) + " more");
    }
    terms.add("monitor " + Roles.MONITOR_SESSIONS);
    if (service.backup().isPresent()) {
      terms.add("backup " + Roles.BACKUP_SESSIONS);
    }
    Access.users(service).keySet().forEach(user -> terms.add(user + " " + Access.SESSIONS));
    terms.add("administrator " + ServerSettings.SUPERUSER_RESERVED);
    return new Pools(
        List.copyOf(terms), Math.max(running, init) + Roles.reserved(service), assumed);
  }

  /** The sum in one line. */
  String shown() {
    return String.join(" + ", terms) + " = " + needed;
  }

  /** Says so when the server accepts fewer; only a hint when a pool's size is our guess. */
  void check(Scope scope, TuneRequest request, Tuned tuned) {
    Optional<At<Integer>> asked = scope.spec().postgres().connections();
    if (asked.isPresent() && asked.get().value() > tuned.connections()) {
      scope
          .findings()
          .add(
              PlanRules.CONNECTION_BUDGET
                  .at(
                      asked.get().span(),
                      asked.get().value()
                          + " connections do not fit into "
                          + request.memory()
                          + ", "
                          + tuned.connections()
                          + " do")
                  .why(tuned.budget().shown())
                  .help(
                      "set `postgres.memory: "
                          + Tuning.memoryFor(request)
                          + "`, or fewer connections"));
      return;
    }
    if (needed <= tuned.connections()) {
      return;
    }
    Finding finding =
        PlanRules.CONNECTION_BUDGET
            .at(
                asked.map(At::span).orElse(scope.spec().postgres().span()),
                "containers may need "
                    + needed
                    + " connections, the server accepts "
                    + tuned.connections())
            .why(shown() + (assumed ? "; a container that does not say counts as 20" : ""))
            .help(
                assumed
                    ? "say how large each pool is: `containers.<name>.connections`"
                    : "raise `postgres.memory` or `postgres.connections`, or make pools smaller");
    scope.findings().add(assumed ? finding.severity(Severity.INFO) : finding);
  }
}
