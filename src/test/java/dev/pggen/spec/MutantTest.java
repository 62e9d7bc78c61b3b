package dev.pggen.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ten thousand damaged samples: each is a spec, or gets findings that can be looked at. */
final class MutantTest {
  private static final int MUTANTS = 10_000;

  @Test
  void findingsOrSpec() throws IOException {
    Mutants mutants = new Mutants();
    List<String> failures = new ArrayList<>();
    Set<String> rules = new TreeSet<>();
    int specs = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Mutants.Mutant mutant = mutants.mutant(i);
      try {
        Result<Spec> result = SpecLoader.load(mutant.file(), "compose", mutant.files());
        specs += result.value().isPresent() ? 1 : 0;
        result.findings().forEach(f -> rules.add(f.rule().id()));
        result.findings().forEach(Places::assertInside);
        assertEquals(result.value().isEmpty(), result.hasErrors());
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        failures.add(mutant.name() + ": " + e + " at " + e.getStackTrace()[0]);
      }
    }
    assertEquals(
        List.of(),
        failures.subList(0, Math.min(5, failures.size())),
        failures.size() + " failures");
    int survivors = specs;
    assertTrue(survivors > 500 && survivors < 8_000, () -> survivors + " mutants are specs");
    assertTrue(rules.size() >= 25, () -> "too few rules met: " + rules);
  }
}
