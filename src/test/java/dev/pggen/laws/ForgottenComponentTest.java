package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The first law, for each component of each record of a stack: if a reader forgot it, a round trip
 * would be red, or the target's loss table names its kind. A new component is neither at first.
 */
final class ForgottenComponentTest {
  /** A stack as it was planned, its facts, and what came back. */
  private record Trip(Stack said, StackFacts facts, Stack read) {
    static Trip of(Stack said, Runtime runtime) {
      return new Trip(said, StackFacts.of(said), runtime.readBack(said));
    }
  }

  @TestFactory
  Stream<DynamicTest> noReaderForgetsInSilence() {
    return Runtime.all().stream()
        .filter(runtime -> !(runtime.target() instanceof IniTarget))
        .map(runtime -> dynamicTest(runtime.toString(), () -> hold(runtime)));
  }

  /** What no sample says: a digest, a disk that is shared on purpose, a directory with a size. */
  private static final String RARE =
      SmallSpecs.containers(
          "  web: {image: \"example.org/web:1@sha256:%s\", user: \"1:1\", volumes: [\"data:/d\"],"
                  .formatted("0123456789abcdef".repeat(4))
              + " env: {DB: \"${db.url.file}\"}}\n",
          "volumes: {data: {size: 5GiB, host_path: /mnt/tank/data}}\n"
              + "backup: {destination: /mnt/backup/shop, same_disk: \"one disk only\"}\n");

  private static void hold(Runtime runtime) {
    Set<FactKind> lost = runtime.target().profile().losses().keySet();
    List<Stack> planned = new ArrayList<>();
    Samples.names().forEach(name -> planned.add(runtime.planned(name)));
    planned.add(SmallSpecs.plan(RARE, runtime.target()).value().orElseThrow());
    List<Trip> trips = planned.stream().map(stack -> Trip.of(stack, runtime)).toList();
    Set<Component> all = Component.all();
    assertTrue(all.size() > 100, "components were found");
    Set<String> silent =
        all.stream()
            .filter(c -> !isRed(c, trips, lost) && !isLost(c, trips, lost))
            .map(Component::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(
        String.join("\n", SilentComponents.of(runtime.toString())), String.join("\n", silent));
  }

  private static boolean isRed(Component component, List<Trip> trips, Set<FactKind> lost) {
    return trips.stream()
        .anyMatch(
            trip ->
                kinds(trip.facts(), StackFacts.of(component.forgotten(trip.read()))).stream()
                    .anyMatch(kind -> !lost.contains(kind)));
  }

  /** Whether some plan says it, and only in kinds that the table names. */
  private static boolean isLost(Component component, List<Trip> trips, Set<FactKind> lost) {
    Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
    trips.forEach(
        t -> kinds.addAll(kinds(t.facts(), StackFacts.of(component.forgotten(t.said())))));
    return !kinds.isEmpty() && lost.containsAll(kinds);
  }

  /** Kinds of facts that differ. */
  private static Set<FactKind> kinds(StackFacts one, StackFacts other) {
    Set<StackFacts.Key> keys = new HashSet<>(one.rows().keySet());
    keys.addAll(other.rows().keySet());
    Set<FactKind> kinds = EnumSet.noneOf(FactKind.class);
    keys.stream()
        .filter(key -> !Objects.equals(one.rows().get(key), other.rows().get(key)))
        .forEach(key -> kinds.add(key.kind()));
    return kinds;
  }
}
