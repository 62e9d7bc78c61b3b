package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * To each bad sample there is a good one of the same rule that differs from it in one fact, and
 * with that fact there is one finding.
 */
final class SamplePairsTest {
  /** Where one fact needs a second place, and why. */
  private static final Map<String, String> TWO_PLACES =
      Map.of(
          "PG102/bad-file-form.pggen.yaml", "one finding tells of all variables of a container",
          "PG207/bad-one-key", "a certificate goes with its key");

  @TestFactory
  Stream<DynamicTest> pairs() throws IOException {
    List<Sample> all = Sample.all();
    TWO_PLACES
        .keySet()
        .forEach(name -> assertTrue(all.stream().anyMatch(s -> s.name().equals(name)), name));
    return all.stream()
        .filter(Sample::isBad)
        .map(bad -> dynamicTest(bad.name(), bad.path().toUri(), () -> hold(bad, all)));
  }

  private static void hold(Sample bad, List<Sample> all) throws IOException {
    int facts = TWO_PLACES.containsKey(bad.name()) ? 2 : 1;
    List<String> nearest = nearest(bad, all);
    assertEquals(1, bad.findings().size(), "one fact is one finding");
    assertEquals(facts, nearest.size(), "the nearest good sample differs in " + nearest);
  }

  private static List<String> nearest(Sample bad, List<Sample> all) throws IOException {
    List<List<String>> found = new ArrayList<>();
    for (Sample good : all) {
      if (good.rule().equals(bad.rule()) && !good.isBad() && sameFiles(good, bad)) {
        List<String> places = Differences.between(bad.named(), good.named());
        assertTrue(!places.isEmpty(), good.name() + " says the same");
        found.add(places);
      }
    }
    return found.stream()
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of("all: no good sample has the same files"));
  }

  private static boolean sameFiles(Sample one, Sample other) throws IOException {
    return one.named().keySet().equals(other.named().keySet());
  }
}
