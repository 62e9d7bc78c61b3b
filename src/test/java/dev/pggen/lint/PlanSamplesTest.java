package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.pggen.plan.PlanRules;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.spec.SpecRules;
import dev.pggen.target.PatchRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is found while a spec is read and planned, drawn into samples: these findings and no others
 * of any id, right to the column.
 */
final class PlanSamplesTest {
  private static final String HOW_TO_ACCEPT =
      "to accept what was found: mvn test -Dtest=PlanSamplesTest -Dgolden.update=true";

  /** Ids that a spec alone cannot show, with the reason. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "PG052", "the first runtime needs no dataset; TrueNAS has tests of its own",
          "PG053", "the first runtime refuses no path; TrueNAS has tests of its own",
          "PG054", "the first runtime takes any length; TrueNAS has tests of its own",
          "PG086", "the first runtime holds it; Nomad has tests of its own",
          "PG058", "whoever opens the database patches it, which is PG056 as well",
          "PG061", "PG032 says it first",
          "PG063", "PG013 says it first",
          "PG076", "it is said of every access from outside, mostly as information",
          "PG071", "the first runtime runs a container several times; Nomad has tests of its own",
          "PG074", "PG034 says it first");

  @TestFactory
  Stream<DynamicTest> carets() throws IOException {
    return PlanSample.all().stream()
        .map(sample -> dynamicTest(sample.name(), sample.spec().toUri(), () -> hold(sample)));
  }

  private static void hold(PlanSample sample) throws IOException {
    List<Finding> found = sample.findings();
    String drawn = Carets.draw(sample.source(), found);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(sample.spec(), drawn);
    }
    Set<String> ids =
        found.stream().map(f -> f.rule().id()).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(sample.isBad() ? Set.of(sample.id()) : Set.of(), ids, found.toString());
    assertEquals(drawn, Files.readString(sample.spec()), HOW_TO_ACCEPT);
  }

  @TestFactory
  Stream<DynamicTest> twins() throws IOException {
    List<PlanSample> all = PlanSample.all();
    return all.stream()
        .map(
            one ->
                dynamicTest(
                    one.name(),
                    () -> {
                      boolean twin = false;
                      for (PlanSample other : all) {
                        twin |=
                            other.id().equals(one.id())
                                && other.isBad() != one.isBad()
                                && differInOneLine(plain(one), plain(other));
                      }
                      assertTrue(twin, "no sample differs from it in one line alone");
                    }));
  }

  private static List<String> plain(PlanSample sample) throws IOException {
    return Carets.erase(Files.readString(sample.spec())).lines().toList();
  }

  /** One line is another, or one is more. */
  private static boolean differInOneLine(List<String> a, List<String> b) {
    int same = 0;
    while (same < Math.min(a.size(), b.size()) && a.get(same).equals(b.get(same))) {
      same++;
    }
    List<String> restA = new ArrayList<>(a.subList(same, a.size()));
    List<String> restB = new ArrayList<>(b.subList(same, b.size()));
    int end = 0;
    while (end < Math.min(restA.size(), restB.size())
        && restA.get(restA.size() - 1 - end).equals(restB.get(restB.size() - 1 - end))) {
      end++;
    }
    int leftA = restA.size() - end;
    int leftB = restB.size() - end;
    return leftA <= 1 && leftB <= 1 && leftA + leftB > 0;
  }

  @Test
  void whatIsSaidOfASpecHasABadAndAGoodSample() throws IOException {
    for (boolean bad : new boolean[] {true, false}) {
      Set<String> shown = new TreeSet<>();
      for (PlanSample sample : PlanSample.all()) {
        if (sample.isBad() == bad) {
          shown.add(sample.id());
        }
      }
      for (RuleInfo info :
          Stream.of(SpecRules.ALL, PlanRules.ALL, PatchRules.ALL).flatMap(List::stream).toList()) {
        assertEquals(!WITHOUT.containsKey(info.id()), shown.contains(info.id()), info.id());
      }
    }
  }

  @Test
  void pagesNameTheirSamplesAndSayThatNobodyCanSuppressWhatTheyShow() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (PlanSample sample : PlanSample.all()) {
      ids.add(sample.id());
    }
    for (String id : ids) {
      List<String> page = Files.readAllLines(Path.of("docs/rules", id, "README.md"));
      Set<String> named = new TreeSet<>();
      for (String line : page) {
        if (line.startsWith("<!-- sample: ")) {
          named.add(line.replace("<!-- sample: ", "").replace(" -->", ""));
        }
      }
      Set<String> there = new TreeSet<>();
      for (PlanSample sample : PlanSample.all()) {
        if (sample.id().equals(id)) {
          there.add(sample.path().getFileName().toString());
        }
      }
      assertEquals(there, named, id);
      assertFalse(page.get(1).contains("profile `"), id + " is asked by no profile");
      String last = page.get(page.size() - 1);
      assertTrue(last.startsWith("Not possible") || id.equals("PG056"), id + ": " + last);
    }
  }
}
