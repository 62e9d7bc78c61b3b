package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.pg.PgOutcome;
import dev.pggen.pg.RealPostgres;
import dev.pggen.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our settings beside those of pgtune, for the 1,080 inputs that were put to it. */
final class PgtuneTest {
  private static final int ROWS = 1080;

  @TempDir private Path directory;

  /** The server runs as nobody and must be able to read what lies here. */
  @BeforeEach
  void letTheServerIn() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void eachDifferenceHasADocumentedReason() throws IOException {
    Map<PgtuneDifference, Integer> counts = new EnumMap<>(PgtuneDifference.class);
    List<String> unexplained = new ArrayList<>();
    List<PgtuneRow> rows = PgtuneRow.all();
    assertEquals(ROWS, rows.size());
    for (PgtuneRow row : rows) {
      for (String name : PgtuneRow.COMPARED) {
        if (row.same(name)) {
          continue;
        }
        List<PgtuneDifference> reasons = PgtuneDifference.of(row, name);
        if (reasons.isEmpty()) {
          unexplained.add(row + ": " + name + " " + row.ours(name) + " not " + row.theirs(name));
        }
        reasons.forEach(reason -> counts.merge(reason, 1, Integer::sum));
      }
    }
    assertEquals(List.of(), unexplained.stream().limit(20).toList(), unexplained.size() + " more");
    assertEquals(Set.of(PgtuneDifference.values()), counts.keySet(), "a reason that nothing needs");
    String page = Files.readString(Path.of("docs/tuning.md"));
    for (PgtuneDifference reason : counts.keySet()) {
      assertTrue(page.contains("`" + reason.key() + "`"), "docs/tuning.md lacks " + reason.key());
    }
  }

  @Test
  void everySumKeepsWithinTheLimit() {
    for (PgtuneRow row : PgtuneRow.all()) {
      assertTrue(row.tuned().budget().fits(), () -> row + ": " + row.tuned().budget().shown());
    }
  }

  /**
   * {@code postgres -C} looks at each line by itself, so a file may hold one value of each name:
   * all values of a major pass through few files.
   */
  @Test
  void realServersAcceptEveryValue() throws IOException {
    SortedMap<Integer, Map<String, Set<String>>> values = new TreeMap<>();
    for (PgtuneRow row : PgtuneRow.all()) {
      for (Setting s : row.tuned().settings()) {
        values
            .computeIfAbsent(row.major(), m -> new LinkedHashMap<>())
            .computeIfAbsent(s.name(), n -> new LinkedHashSet<>())
            .add(s.value());
      }
    }
    for (Map.Entry<Integer, Map<String, Set<String>>> major : values.entrySet()) {
      int files = major.getValue().values().stream().mapToInt(Set::size).max().orElseThrow();
      for (int i = 0; i < files; i++) {
        accepted(major.getKey(), file(major.getValue(), i));
      }
    }
  }

  /** A wrong value in such a file is seen. */
  @Test
  void realServersRefuseAWrongValue() throws IOException {
    Path file = Files.writeString(directory.resolve("wrong.conf"), "work_mem = '12 kilo'\n");
    PgOutcome outcome = RealPostgres.of(17).parameter("max_connections", file);
    assertTrue(outcome.err().contains("work_mem"), outcome::toString);
  }

  private static String file(Map<String, Set<String>> values, int number) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, all) -> {
          String value = List.copyOf(all).get(number % all.size());
          text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n");
        });
    return text.toString();
  }

  private void accepted(int major, String text) throws IOException {
    Path file = Files.writeString(directory.resolve("postgresql.conf"), text);
    PgOutcome outcome = RealPostgres.of(major).parameter("max_connections", file);
    assertTrue(outcome.ok(), () -> major + ": " + outcome + "\n" + text);
  }
}
