package dev.pggen.laws;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.Stack;
import dev.pggen.stack.StackFacts;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Law 1: what is rendered reads back as it was, or is unknown where the loss table says so. */
final class RoundTripTest {
  /**
   * A sample on a runtime.
   *
   * @param said what was planned
   * @param read what came back
   */
  private record Trip(String sample, StackFacts said, StackFacts read) {
    static Trip of(Runtime runtime, String sample) {
      Stack stack = runtime.planned(sample);
      return new Trip(sample, StackFacts.of(stack), StackFacts.of(runtime.readBack(stack)));
    }

    /** What differs although nothing allows it. */
    List<String> broken(Set<FactKind> losses) {
      return said.only(kind -> !losses.contains(kind)).differences(read);
    }
  }

  @TestFactory
  Stream<DynamicTest> everySampleReadsBackOnEveryRuntime() {
    return Runtime.all().stream()
        .map(runtime -> dynamicTest(runtime.toString(), () -> hold(runtime)));
  }

  private static void hold(Runtime runtime) {
    Set<FactKind> losses = runtime.target().profile().losses().keySet();
    List<Trip> trips = Samples.names().stream().map(name -> Trip.of(runtime, name)).toList();
    assertFalse(trips.isEmpty());
    for (Trip trip : trips) {
      assertEquals("", String.join("\n", trip.broken(losses)), trip.sample());
    }
    assertAll(Arrays.stream(FactKind.values()).map(kind -> () -> noThirdWay(kind, trips, losses)));
    print(runtime, trips);
  }

  /** Either the loss table names a kind and no reader knows it, or losing it is seen. */
  private static void noThirdWay(FactKind kind, List<Trip> trips, Set<FactKind> losses) {
    if (losses.contains(kind)) {
      assertTrue(
          trips.stream().allMatch(t -> t.read().only(kind::equals).rows().isEmpty()),
          kind + " is in the loss table, but the reader knows it");
      return;
    }
    assertTrue(
        trips.stream()
            .anyMatch(
                t ->
                    !new Trip(t.sample(), t.said(), t.read().only(k -> k != kind))
                        .broken(losses)
                        .isEmpty()),
        kind + " can be forgotten by the reader, and no sample shows it");
  }

  private static void print(Runtime runtime, List<Trip> trips) {
    Set<FactKind> kept = EnumSet.noneOf(FactKind.class);
    trips.forEach(t -> t.read().rows().keySet().forEach(key -> kept.add(key.kind())));
    System.out.printf(
        "law 1, %s: %d samples, %d kinds kept (%s), %d unknown (%s)%n",
        runtime,
        trips.size(),
        kept.size(),
        words(kept),
        unknown(kept).size(),
        words(unknown(kept)));
  }

  private static Set<FactKind> unknown(Set<FactKind> kept) {
    Set<FactKind> unknown = EnumSet.allOf(FactKind.class);
    unknown.removeAll(kept);
    return unknown;
  }

  private static String words(Set<FactKind> kinds) {
    return kinds.stream().map(FactKind::name).collect(Collectors.joining(" "));
  }
}
