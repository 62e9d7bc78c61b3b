package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a suppression may stand, what it means there, and which column of a bad one is shown. */
final class SuppressionPlacesTest {
  @TempDir Path home;

  /** What those rules say that these specs are about, and what is said of suppressions. */
  private List<String> lint(String spec, String... args) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), spec);
    List<String> all = new ArrayList<>(List.of("lint", "--format", "concise"));
    if (!List.of(args).contains("--select")) {
      all.addAll(List.of("--select", "PG401,PG602,PG603"));
    }
    all.addAll(List.of(args));
    Ran ran = Ran.in(home, all.toArray(String[]::new));
    assertEquals("", ran.err());
    return ran.out().lines().map(l -> l.replaceAll("^(.*?\\[PG[0-9]+).*", "$1")).toList();
  }

  /** A spec that breaks PG603 in line 6 and PG401 in line 7. */
  private static String spec(String beside, String above, String aboveServer) {
    return "pggen: 1\nname: shop\ncontainers:\n  web:\n    image: example/shop:2.4.1\n"
        + above
        + "    cap_add: [SYS_ADMIN]"
        + beside
        + "\n    user: \"1000:1000\"\n"
        + aboveServer
        + "postgres: {version: 17}\n";
  }

  private static final String CAPABILITY = "pggen.yaml:6:15: warning[PG603";
  private static final String BACKUP = "pggen.yaml:8:1: error[PG401";
  private static final String REST = "1 error in 1 file, 1 suppressed";

  @Test
  void withoutOneBothAreSaid() throws IOException {
    assertEquals(
        List.of(CAPABILITY, BACKUP, "1 error, 1 warning in 1 file"), lint(spec("", "", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "  # pggen: ignore[PG603] -- it mounts",
        " #pggen: ignore[PG603] -- it mounts",
        " #  pggen:ignore[capability-added]-- it mounts",
        " #\tpggen:\tignore[PG603]\tuntil=2026-11-20\t-- it mounts",
        "  # pggen: ignore[ PG603 ] -- it mounts -- and more",
        "  # pggen: ignore[PG603] -- # and ] and [",
      })
  void besideItsLine(String comment) throws IOException {
    assertEquals(List.of(BACKUP, REST), lint(spec(comment, "", "")));
    assertEquals(
        List.of(BACKUP, REST),
        lint(spec(comment, "", "").replace("\n", "\r\n")),
        "with the line ends of Windows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    # pggen: ignore[PG603] -- it mounts\n",
        "# pggen: ignore[PG603] -- it mounts\n",
        "    # pggen: ignore[PG603] -- it mounts\n    # which needs the right\n\n",
        "    # it mounts\n    # pggen: ignore[PG603] -- see above\n",
      })
  void aboveItsLine(String comment) throws IOException {
    List<String> told = lint(spec("", comment, ""));
    assertEquals(REST, told.get(told.size() - 1), told.toString());
    List<String> windows = lint(spec("", comment, "").replace("\n", "\r\n"));
    assertEquals(REST, windows.get(windows.size() - 1), windows.toString());
  }

  @Test
  void whatIsMissingIsSuppressedWhereItIsSaidToBe() throws IOException {
    String comment = "# pggen: ignore[no-backup] -- a cache\n";
    assertEquals(
        List.of(CAPABILITY, "1 warning in 1 file, 1 suppressed"), lint(spec("", "", comment)));
  }

  @Test
  void aboveABlockItMeansTheLineThatBeginsTheBlock() throws IOException {
    String spec = spec("", "", "").replace("  web:\n", "  # pggen: ignore[PG603] -- x\n  web:\n");
    assertEquals(
        List.of(
            "pggen.yaml:4:19: warning[PG992",
            "pggen.yaml:7:15: warning[PG603",
            "pggen.yaml:9:1: error[PG401",
            "1 error, 2 warnings in 1 file"),
        lint(spec));
  }

  @Test
  void aboveABlockItIsNotCalledNeedless() throws IOException {
    String list = "    # pggen: ignore[PG603] -- it mounts\n    cap_add:\n      - SYS_ADMIN\n";
    String spec = spec("", "", "").replace("    cap_add: [SYS_ADMIN]\n", list);
    Files.writeString(home.resolve("pggen.yaml"), spec);
    Ran ran = Ran.in(home, "lint", "--fix");
    assertTrue(ran.out().contains("stands on line 8: put this there"), ran.out());
    assertEquals(spec, Files.readString(home.resolve("pggen.yaml")));
  }

  @Test
  void whatIsInheritedIsSaidOnce() throws IOException {
    String spec =
        spec("", "", "")
            .replace("postgres:", "  worker: {extends: web}\n  cron: {extends: web}\npostgres:");
    Files.writeString(home.resolve("pggen.yaml"), spec);
    List<String> capabilities =
        Ran.in(home, "lint", "--format", "concise")
            .out()
            .lines()
            .filter(l -> l.contains("PG603"))
            .toList();
    assertEquals(1, capabilities.size(), capabilities.toString());
    assertTrue(capabilities.get(0).contains("; the same holds for `"), capabilities.toString());
  }

  @Test
  void inTheMiddleOfAListOfSeveralLines() throws IOException {
    String list =
        "    cap_add:\n      # pggen: ignore[PG603] -- it mounts\n      - SYS_ADMIN\n"
            + "      - NET_BIND_SERVICE\n";
    String spec = spec("", "", "").replace("    cap_add: [SYS_ADMIN]\n", list);
    List<String> told = lint(spec);
    assertTrue(told.get(told.size() - 1).endsWith("1 suppressed"), told.toString());
  }

  @Test
  void textThatOnlyLooksLikeAComment() throws IOException {
    String spec = spec("", "    env: {A: \"x # pggen: ignore[PG603] -- no\"}\n", "");
    assertEquals(3, lint(spec).size());
    String block = spec("", "    env:\n      A: |\n        # pggen: nonsense\n", "");
    assertEquals(3, lint(block).size());
  }

  @Test
  void severalRulesInOneAndEachIsCounted() throws IOException {
    String two = "  # pggen: ignore[PG603, PG602] -- it mounts";
    assertEquals(
        List.of(
            "pggen.yaml:6:50: warning[PG992", BACKUP, "1 error, 1 warning in 1 file, 1 suppressed"),
        lint(spec(two, "", "")));
    String twice = "  # pggen: ignore[PG603, capability-added] -- it mounts";
    assertEquals(
        List.of(
            "pggen.yaml:6:50: warning[PG992", BACKUP, "1 error, 1 warning in 1 file, 1 suppressed"),
        lint(spec(twice, "", "")));
  }

  @Test
  void twoForTheSameFinding() throws IOException {
    String both =
        spec("  # pggen: ignore[PG603] -- it mounts", "", "")
            + "lint: {ignore: [{rule: PG603, reason: it mounts}]}\n";
    Files.writeString(home.resolve("pggen.yaml"), both);
    Ran ran = Ran.in(home, "lint");
    assertTrue(ran.out().contains("`PG603` is suppressed here already"), ran.out());
    assertTrue(ran.out().contains("by this one"), ran.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "allow[PG603] -- x|6:36|PG990|says nothing that it knows",
        "ignore PG603 -- x|6:43|PG990|followed by a rule in brackets",
        "ignore|6:42|PG990|followed by a rule in brackets",
        "ignore[PG603 -- x|6:42|PG990|is not closed",
        "ignore[] -- x|6:43|PG990|must name the rule",
        "ignore[PG603,] -- x|6:49|PG990|must name the rule",
        "ignore[PG603]|6:49|PG990|must give its reason",
        "ignore[PG603] because|6:50|PG990|must give its reason",
        "ignore[PG603] --|6:50|PG990|must give its reason",
        "ignore[PG603] until=soon -- x|6:56|PG990|`soon` is not a date",
        "ignore[PG603] until=2026-02-30 -- x|6:56|PG990|`2026-02-30` is not a date",
        "ignore[PG603] since=2026-01-01 -- x|6:50|PG990|is no option",
        "ignore[PG603] until=2027-01-01 until=2027-01-01 -- x|6:67|PG990|is one too many",
        "ignore[PG603] until=2026-11-19 -- x|6:56|PG993|ended on 2026-11-19",
        "ignore[PG6O3] -- x|6:43|PG991|there is no rule `PG6O3`",
        "ignore[PG603, capability-aded] -- x|6:50|PG991|there is no rule",
        "ignore[pg603] -- x|6:43|PG991|there is no rule `pg603`",
        "ignore[PG502] -- x|6:43|PG994|cannot be suppressed",
        "ignore[PG075] -- x|6:43|PG994|cannot be suppressed",
        "ignore[PG992] -- x|6:43|PG994|cannot be suppressed",
      })
  void theBadPartIsShown(String text, String place, String rule, String words) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), spec("  # pggen: " + text, "", ""));
    Ran ran = Ran.in(home, "lint", "--format", "concise");
    String line =
        ran.out().lines().filter(l -> l.contains("[" + rule)).findFirst().orElse(ran.out());
    assertTrue(line.startsWith("pggen.yaml:" + place + ": error[" + rule), line);
    assertTrue(line.contains(words), line);
  }

  @ParameterizedTest
  @CsvSource({"PGGEN: ignore[PG603] -- x", "pggen ignore[PG603] -- x", "Pggen:ignore[PG603] -- x"})
  void whatIsMeantAsOneIsNotPassedOver(String text) throws IOException {
    List<String> told = lint(spec("  # " + text, "", ""));
    assertTrue(told.contains("pggen.yaml:6:27: error[PG990"), told.toString());
  }

  @Test
  void columnsCountCodePoints() throws IOException {
    String spec = "pggen: 1 # \uD83D\uDC18\nname: shop  # pggen: ignore[PG9\uD83D\uDC18, x] -- y\n";
    List<String> told = lint(spec + spec("", "", "").substring("pggen: 1\nname: shop\n".length()));
    assertTrue(told.contains("pggen.yaml:2:29: error[PG991"), told.toString());
    assertTrue(told.contains("pggen.yaml:2:35: error[PG991"), told.toString());
  }

  @Test
  void rulesThatAreNotAskedAreLeftInPeace() throws IOException {
    String spec = spec("  # pggen: ignore[PG702] -- x", "", "");
    assertEquals(3, lint(spec).size(), "the default profile does not ask PG702");
    assertEquals(
        List.of(BACKUP, "1 error in 1 file"),
        lint(spec(" # pggen: ignore[PG602] -- x", "", ""), "--select", "backup"));
    assertEquals(
        List.of(BACKUP, "1 error in 1 file"),
        lint(spec(" # pggen: ignore[PG603] -- x", "", ""), "--ignore", "PG6"));
  }

  @Test
  void noIgnoresLetsThemCountAndShowSuppressedListsThem() throws IOException {
    String spec = spec("  # pggen: ignore[PG603] until=2027-01-31 -- it mounts", "", "");
    assertEquals(
        List.of(CAPABILITY, BACKUP, "1 error, 1 warning in 1 file"), lint(spec, "--no-ignores"));
    String line =
        "pggen.yaml:6:15: suppressed[PG603 capability-added]: `web` gets `SYS_ADMIN` -- it mounts,"
            + " until 2027-01-31";
    Files.writeString(home.resolve("pggen.yaml"), spec);
    String[] asked = {"lint", "--format", "concise", "--show-suppressed", "--select", "PG4,PG6"};
    Ran concise = Ran.in(home, asked);
    assertTrue(concise.out().contains("\n" + line + "\n1 error"), concise.out());
    Ran human = Ran.in(home, "lint", "--show-suppressed");
    assertTrue(human.out().replaceAll("\\s+", " ").contains(line), human.out());
    assertTrue(!Ran.in(home, "lint").out().contains("it mounts"), "only where it is asked for");
  }

  @Test
  void atTheOtherPlaceOfAFindingAndInAnotherFile() throws IOException {
    Files.writeString(home.resolve("one.pggen.yaml"), shared("one", ""));
    Files.writeString(home.resolve("two.pggen.yaml"), shared("two", ""));
    String[] asked = {"lint", "--format", "concise", "--select", "isolation"};
    String found = Ran.in(home, asked).out();
    String rule = found.replaceAll("(?s)^two.pggen.yaml:6:.*?\\[(PG[0-9]+) .*", "$1");
    String comment = "  # pggen: ignore[" + rule + "] -- moved next week";
    Files.writeString(home.resolve("one.pggen.yaml"), shared("one", comment));
    Ran ran = Ran.in(home, asked);
    assertTrue(ran.out().endsWith("no findings in 2 files, 1 suppressed\n"), found + ran.out());
  }

  private static String shared(String name, String comment) {
    return "pggen: 1\nname: "
        + name
        + "\ncontainers:\n  web: {image: example/shop:2.4.1}\npostgres: {version: 17}\n"
        + "backup: {destination: /mnt/backup/both}"
        + comment
        + "\n";
  }

  @Test
  void anEntryOfTheSpecReachesValuesOfItsDefaultsFile() throws IOException {
    Files.writeString(home.resolve("pggen.defaults.yaml"), "container: {cap_add: [SYS_ADMIN]}\n");
    String spec = spec("", "", "").replace("    cap_add: [SYS_ADMIN]\n", "");
    List<String> told = lint(spec);
    assertTrue(told.get(0).startsWith("pggen.defaults.yaml:1:"), told.toString());
    List<String> ignored = lint(spec + "lint: {ignore: [{rule: PG603, reason: x}]}\n");
    assertEquals(REST, ignored.get(ignored.size() - 1), ignored.toString());
  }
}
