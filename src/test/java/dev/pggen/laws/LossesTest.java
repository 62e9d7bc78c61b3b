package dev.pggen.laws;

import static dev.pggen.laws.SmallSpecs.containers;
import static dev.pggen.laws.SmallSpecs.web;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.source.Span;
import dev.pggen.stack.FactKind;
import dev.pggen.stack.Loss;
import dev.pggen.stack.LostKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import dev.pggen.stack.Weakening;
import dev.pggen.target.Target;
import dev.pggen.target.Targets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each way in which a runtime gives less is told where a spec asks for more, and only there. */
final class LossesTest {
  @TestFactory
  Stream<DynamicTest> eachIsToldWhereItIsAndOnlyThere() {
    return LossCases.ALL.stream().map(each -> dynamicTest(each.toString(), () -> hold(each)));
  }

  private static void hold(LossCases.Case each) {
    Target target = Targets.byId(each.target()).orElseThrow();
    int at = each.loss().lastIndexOf(" @");
    String wanted = each.loss().substring(0, at);
    List<Loss> losses = SmallSpecs.losses(each.with(), target);
    List<Loss> found = losses.stream().filter(l -> text(l).equals(wanted)).toList();
    assertEquals(1, found.size(), () -> wanted + " is not among " + texts(losses));
    Loss loss = found.get(0);
    String place = Integer.toString(loss.origin().span().map(Span::line).orElse(0));
    assertEquals(
        each.loss().substring(at + 2),
        place + (loss.isDefault() ? " by default" : ""),
        "its place");
    if (!each.without().isEmpty()) {
      List<Loss> left = SmallSpecs.losses(each.without(), target);
      assertTrue(
          left.stream().noneMatch(l -> text(l).equals(wanted)),
          () -> wanted + " is told without it");
    }
  }

  private static String text(Loss loss) {
    Weakening how = loss.weakening();
    return how.effect() + " " + how.kind() + " " + loss.subject() + " " + loss.said();
  }

  private static String texts(List<Loss> losses) {
    return losses.stream().map(LossesTest::text).collect(Collectors.joining("\n"));
  }

  @Test
  void everyWayThatATargetDeclaresIsProvoked() {
    for (Target target : Targets.ALL) {
      Set<Weakening> provoked = new HashSet<>();
      for (LossCases.Case each : LossCases.ALL) {
        if (each.target().equals(target.profile().id())) {
          int at = each.loss().lastIndexOf(" @");
          SmallSpecs.losses(each.with(), target).stream()
              .filter(l -> text(l).equals(each.loss().substring(0, at)))
              .forEach(l -> provoked.add(l.weakening()));
        }
      }
      assertEquals(Set.copyOf(target.weakenings()), provoked, target.profile().id());
    }
  }

  @Test
  void theTablesOfTheProfilesAndTheWaysAgree() {
    for (Target target : Targets.ALL) {
      Set<FactKind> ways = new TreeSet<>();
      target.weakenings().forEach(w -> ways.add(w.kind()));
      for (Map.Entry<FactKind, LostKind> lost : target.profile().losses().entrySet()) {
        boolean weaker = lost.getValue().matter() == LostKind.Matter.WEAKER;
        String what = target.profile().id() + " " + lost.getKey();
        assertEquals(weaker, ways.contains(lost.getKey()), what + ": told if and only if weaker");
      }
      assertEquals(
          target.weakenings().stream()
              .sorted(java.util.Comparator.comparing(Weakening::kind))
              .toList(),
          target.weakenings(),
          "in the order of their kinds");
    }
  }

  /** What a profile calls refused, a spec cannot have. */
  @Test
  void whatIsRefusedIsRefused() {
    Map<FactKind, String> asking =
        Map.of(
            FactKind.BUILD,
            containers(web(), "postgres: {version: 17, build: true, extensions: [vector]}\n"),
            FactKind.REPLICAS,
            web("replicas: 2"));
    for (Target target : Targets.ALL) {
      target
          .profile()
          .losses()
          .forEach(
              (kind, lost) -> {
                if (lost.matter() == LostKind.Matter.REFUSED) {
                  String spec = asking.getOrDefault(kind, "");
                  assertTrue(SmallSpecs.plan(spec, target).hasErrors(), target + " " + kind);
                }
              });
    }
  }

  @Test
  void samplesLoseWhatIsDeclaredInOrder() {
    for (Target target : Targets.ALL) {
      Set<Weakening> declared = Set.copyOf(target.weakenings());
      for (String sample : Samples.names()) {
        List<Loss> losses = target.losses(Samples.stack(sample, target.profile()));
        assertEquals(losses.stream().sorted().toList(), losses, sample);
        losses.forEach(l -> assertTrue(declared.contains(l.weakening()), l.toString()));
      }
    }
  }

  /** Of kinds that are lost whole, whoever says them, no fact goes untold. */
  @Test
  void noFactOfAKindThatIsLostWholeIsLeftOut() {
    for (Target target : Targets.ALL) {
      for (FactKind kind : List.of(FactKind.VOLUME_SIZE, FactKind.CPUS)) {
        if (target.weakenings().stream().noneMatch(w -> w.kind() == kind)) {
          continue;
        }
        int told = 0;
        for (String sample : Samples.names()) {
          Stack stack = Samples.stack(sample, target.profile());
          Set<String> said = new TreeSet<>();
          StackFacts.of(stack)
              .only(kind::equals)
              .rows()
              .keySet()
              .forEach(k -> said.add(k.subject()));
          Set<String> lost = new TreeSet<>();
          target.losses(stack).stream()
              .filter(l -> l.weakening().kind() == kind)
              .forEach(l -> lost.add(l.subject()));
          assertEquals(said, lost, target.profile().id() + " " + sample + " " + kind);
          told += lost.size();
        }
        assertTrue(told > 0, "no sample says anything of " + kind);
      }
    }
  }
}
