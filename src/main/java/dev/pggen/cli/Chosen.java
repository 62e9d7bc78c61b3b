package dev.pggen.cli;

import dev.pggen.plan.PlanRules;
import dev.pggen.source.Result;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Targets by the names that users type. */
final class Chosen {
  private Chosen() {}

  /** Those named, in the order of the list of all; all of them if none is named. */
  static List<Target> targets(List<String> names) throws UsageException {
    if (names.isEmpty()) {
      return Targets.ALL;
    }
    List<Target> chosen = new ArrayList<>();
    for (String name : names) {
      Optional<Target> target = Targets.byId(name);
      if (target.isEmpty()) {
        String all =
            Targets.ALL.stream().map(t -> t.profile().id()).collect(Collectors.joining(", "));
        throw new UsageException("there is no target `" + name + "`", "targets: " + all);
      }
      chosen.add(target.get());
    }
    return chosen;
  }

  /**
   * Whether a target is left out: nobody has named it, and the spec does not say where on it the
   * service lies.
   *
   * @param named whether targets were named
   * @param planned what came of the plan for it
   */
  static boolean leavesOut(boolean named, Result<?> planned) {
    return !named && planned.findings().stream().anyMatch(f -> f.rule() == PlanRules.NO_DATASET);
  }

  /** One of them: the named one, or the first. */
  static Target target(Optional<String> name) throws UsageException {
    return targets(name.map(List::of).orElse(List.of())).get(0);
  }
}
