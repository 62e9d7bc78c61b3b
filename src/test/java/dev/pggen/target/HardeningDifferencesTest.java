package dev.pggen.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.stack.FactKind;
import dev.pggen.stack.TargetProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the probe in running containers finds different is explained by what the profiles say: a
 * loss by a kind of the loss table, a user by the target's own.
 */
final class HardeningDifferencesTest {
  private static final Path TABLE = Path.of("src/e2e/hardening/differences.tsv");

  /** Said in the table alone: the same files elsewhere, and what is no fact of a spec. */
  private static final Set<String> NO_FACTS = Set.of("layout", "runtime");

  /**
   * One line of the table.
   *
   * @param target id of a target
   * @param kind why it differs, in the form that the table's head explains
   */
  private record Row(String target, String kind) {
    static Row of(String line) {
      String[] columns = line.split("\t", -1);
      assertEquals(6, columns.length, line);
      return new Row(columns[0], columns[4]);
    }

    boolean isTrue() {
      return Targets.byId(target).map(Target::profile).filter(this::explains).isPresent();
    }

    private boolean explains(TargetProfile profile) {
      Set<String> known =
          profile.losses().keySet().stream()
              .map(FactKind::name)
              .map("loss "::concat)
              .collect(Collectors.toSet());
      return known.contains(kind)
          || kind.equals("default " + profile.defaultUser())
          || NO_FACTS.contains(kind);
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(TABLE, UTF_8).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(Row::of)
        .toList();
  }

  @Test
  void eachReasonIsOneOfItsTarget() throws IOException {
    List<Row> untrue = new ArrayList<>(rows());
    untrue.removeIf(Row::isTrue);
    assertEquals(List.of(), untrue);
  }

  @Test
  void eachOfTheseReasonsIsGiven() throws IOException {
    Set<String> given = rows().stream().map(Row::kind).collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "loss CPUS",
            "loss NETWORKS",
            "loss NETWORK_ISOLATION",
            "default 568:568",
            "layout",
            "runtime"),
        given);
  }

  @Test
  void aLossOfAnotherTargetIsNoReason() {
    assertEquals(false, new Row("truenas", "loss CPUS").isTrue());
    assertEquals(false, new Row("nomad", "default 568:568").isTrue());
    assertEquals(true, new Row("nomad", "loss CPUS").isTrue());
  }
}
