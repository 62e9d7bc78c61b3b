package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fix, alone, changes lines of its own finding and no others, and a second run changes nothing.
 */
final class FixLinesTest {
  @TempDir static Path home;

  private static List<FixedSample> samples = List.of();

  @BeforeAll
  static void mendAll() throws IOException {
    samples = FixedSample.all(home);
  }

  @TestFactory
  Stream<DynamicTest> keepsToItsFinding() {
    return samples.stream().map(fixed -> dynamicTest(fixed.toString(), () -> keeps(fixed)));
  }

  private static void keeps(FixedSample fixed) throws IOException {
    assertTrue(!fixed.changed().isEmpty(), "a fix that is offered is applied");
    for (String file : fixed.changed()) {
      String before = fixed.sample().files().get(file);
      ChangedLines lines = new ChangedLines(file, before, fixed.findings());
      assertEquals(List.of(), lines.foreign(fixed.files().get(file)), fixed.files().get(file));
    }
    assertEquals(List.of(), fixed.sample().fixable(fixed.directory()));
    String again = fixed.sample().mend(fixed.directory());
    assertTrue(again.contains("nothing to fix"), again);
    assertEquals(fixed.files(), fixed.sample().read(fixed.directory()));
  }

  @Test
  void anotherLineIsTold() {
    FixedSample fixed =
        samples.stream()
            .filter(f -> f.toString().equals("PG312 bad-name.compose.yaml"))
            .findFirst()
            .orElseThrow();
    String file = fixed.changed().get(0);
    String mended = fixed.files().get(file);
    ChangedLines lines = new ChangedLines(file, fixed.sample().files().get(file), fixed.findings());
    assertEquals(List.of(), lines.foreign(mended));
    assertEquals(1, lines.foreign(mended.replace("999:999", "70:70")).size());
    assertEquals(1, lines.foreign(mended.replace("name: shop", "name: shop\nx-more: 1")).size());
  }

  @Test
  void manyRulesMendWhatIsNoSpec() {
    Set<String> rules = new TreeSet<>();
    Set<String> jobs = new TreeSet<>();
    for (FixedSample fixed : samples) {
      for (String file : fixed.changed()) {
        if (FixedSample.isCompose(file) || FixedSample.isConf(file) || FixedSample.isHba(file)) {
          rules.add(fixed.sample().rule());
        } else if (!file.endsWith("pggen.yaml")) {
          jobs.add(fixed + " " + file);
        }
      }
    }
    System.out.println(rules.size() + " rules mend Compose files and server files: " + rules);
    assertTrue(rules.size() >= 25, "too few: " + rules);
    assertEquals(Set.of(), jobs, "no fix is for Nomad's HCL or others yet; ask their reader first");
  }
}
