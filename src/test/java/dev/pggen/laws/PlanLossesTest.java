package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pggen.plan.Planner;
import dev.pggen.source.Result;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What the plan for one runtime takes away that the plan of the same spec for another gives: it is
 * the same by other means, or a line of the loss report says so.
 */
final class PlanLossesTest {
  /** Paths, names and addresses, which each runtime has its own of, and what follows from them. */
  private static final Set<FactKind> BY_OTHER_MEANS =
      EnumSet.of(
          FactKind.PURPOSE,
          FactKind.USER,
          FactKind.LAUNCH,
          FactKind.ENV,
          FactKind.SECRET_ENV,
          FactKind.MOUNTS,
          FactKind.TMPFS,
          FactKind.SECRETS,
          FactKind.SETTINGS,
          FactKind.HBA,
          FactKind.LINKS);

  @Test
  void whatAPlanTakesAwayIsTold() {
    Target first = Targets.ALL.get(0);
    int compared = 0;
    for (Target target : Targets.ALL) {
      for (String sample : Samples.names()) {
        Result<Stack> other =
            Planner.plan(Samples.spec(sample, target.profile().id()), first.profile());
        if (target.equals(first) || other.value().isEmpty()) {
          continue;
        }
        Stack mine = Samples.stack(sample, target.profile());
        List<String> untold = untold(other.value().get(), mine, target.losses(mine));
        assertEquals(List.of(), untold, sample + " on " + target.profile().id());
        compared++;
      }
    }
    assertEquals(2 * Samples.names().size(), compared, "all samples are compared");
  }

  private static List<String> untold(Stack other, Stack mine, List<Loss> losses) {
    Set<String> told = new TreeSet<>();
    for (Loss loss : losses) {
      told.add(loss.weakening().kind() + " " + loss.subject().split(" ")[0]);
    }
    StackFacts here = StackFacts.of(mine).only(kind -> !BY_OTHER_MEANS.contains(kind));
    StackFacts there = StackFacts.of(other).only(kind -> !BY_OTHER_MEANS.contains(kind));
    List<String> untold = new ArrayList<>();
    there
        .rows()
        .forEach(
            (key, said) -> {
              String workload = key.subject().split(" ")[0];
              boolean same = said.equals(here.rows().get(key));
              boolean asked =
                  key.kind() == FactKind.HEALTH
                      && here.rows().getOrDefault(key, "").contains(" at ");
              // on the host's own network nothing has to be published
              boolean onHost =
                  key.kind() == FactKind.PORTS && told.contains(FactKind.NETWORKS + " " + workload);
              if (!same && !asked && !onHost && !told.contains(key.kind() + " " + workload)) {
                untold.add(key + ": " + said + " / " + here.rows().get(key));
              }
            });
    return untold;
  }

  /** The comparison sees a fact that nobody tells. */
  @Test
  void oneThatIsNotToldIsSeen() {
    Target nomad = Targets.byId("nomad").orElseThrow();
    Stack there = Samples.stack("minimal", Targets.ALL.get(0).profile());
    Stack here = Samples.stack("minimal", nomad.profile());
    for (FactKind kind : Set.of(FactKind.PORTS, FactKind.HEALTH)) {
      List<Loss> without =
          nomad.losses(here).stream().filter(l -> l.weakening().kind() != kind).toList();
      assertFalse(untold(there, here, without).isEmpty(), kind.toString());
    }
  }
}
