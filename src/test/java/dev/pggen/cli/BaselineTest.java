package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Old findings are accepted, new ones are not, and mended ones are not forgotten. */
final class BaselineTest {
  /** Breaks PG401 (error) and PG603 (warning) of what these tests look at. */
  private static final String SPEC =
      """
      pggen: 1
      name: shop
      containers:
        web: {image: docker.io/example/shop:2.4.1, user: "1000:1000", cap_add: [SYS_ADMIN]}
      postgres: {version: 17}
      """;

  private static final String BACKUP = "backup: {destination: /mnt/backup/shop}\n";

  @TempDir Path home;

  @BeforeEach
  void spec() throws IOException {
    write(SPEC);
  }

  private void write(String spec) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), spec);
  }

  private Ran lint(String... args) {
    List<String> all =
        new ArrayList<>(
            List.of("lint", "--format", "concise", "--select", "PG401,PG603,PG101,PG504"));
    all.addAll(List.of(args));
    return Ran.in(home, all.toArray(String[]::new));
  }

  private static List<String> ids(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.contains("[PG"))
        .map(line -> line.replaceAll(".*\\[(PG[0-9]+).*", "$1"))
        .toList();
  }

  private String baseline() throws IOException {
    return Files.readString(home.resolve("pggen.baseline.yaml"));
  }

  @Test
  void whatIsFoundIsAccepted() throws IOException {
    assertEquals(List.of("PG603", "PG401"), ids(lint()));
    Ran created = lint("--create-baseline");
    assertEquals(ExitCode.CLEAN, created.code(), created.err());
    assertEquals(
        "pggen: `pggen.baseline.yaml` accepts 2 findings", created.err().strip(), created.out());
    assertTrue(baseline().contains("rule: \"PG401\""), baseline());
    assertFalse(baseline().contains("count"), baseline());

    write("# a line above\n" + SPEC);
    Ran later = lint();
    assertEquals(List.of(), ids(later));
    assertEquals(ExitCode.CLEAN, later.code());
    Ran shown = Ran.in(home, "lint", "--select", "PG603", "--show-suppressed");
    String line = shown.out().replaceAll("\\s+", " ");
    assertTrue(line.contains(" -- accepted in pggen.baseline.yaml"), shown.out());
    assertEquals(List.of("PG603", "PG401"), ids(lint("--no-baseline")));
    assertEquals(List.of("PG603", "PG401"), ids(lint("--no-ignores")));
  }

  @Test
  void whatIsNewCounts() throws IOException {
    lint("--create-baseline");
    write(SPEC.replace("[SYS_ADMIN]", "[SYS_ADMIN, NET_ADMIN]"));
    assertEquals(List.of("PG995", "PG603"), ids(lint()), "another capability");
    write(SPEC.replace("  web:", "  api:"));
    assertEquals(
        List.of("PG995", "PG603"), ids(Ran.in(home, "lint", "--format=concise", "--select=PG603")));
  }

  @Test
  void whatIsMendedIsSaidAndTakenOut() throws IOException {
    lint("--create-baseline");
    write(SPEC + BACKUP);
    Ran stale = lint();
    assertEquals(List.of("PG995"), ids(stale), stale.out());
    assertEquals(ExitCode.CLEAN, stale.code());
    assertTrue(stale.out().startsWith("pggen.baseline.yaml:9:7: warning[PG995"), stale.out());

    Ran shrunk = lint("--create-baseline");
    assertTrue(shrunk.err().contains("accepts 1 finding, 1 taken out"), shrunk.err());
    assertEquals(List.of(), ids(lint()));
    write(SPEC);
    assertEquals(List.of("PG401"), ids(lint("--create-baseline")), "it only shrinks");
    assertEquals(ExitCode.FINDINGS, lint().code());
  }

  @Test
  void whatARunDoesNotLookAtStays() throws IOException {
    lint("--create-baseline");
    String all = baseline();
    write(SPEC + BACKUP);
    assertEquals(List.of(), ids(Ran.in(home, "lint", "--format=concise", "--select=PG603")));
    Path other = Files.createDirectory(home.resolve("other"));
    Files.writeString(other.resolve("pggen.yaml"), SPEC.replace("shop", "desk"));
    assertEquals(List.of("PG603", "PG401"), ids(lint("other")));
    assertEquals(
        List.of("PG603", "PG401"),
        ids(Ran.in(other, "lint", "--format=concise", "--select=PG603,PG401")));
    assertEquals(all, baseline());
    write("pggen: [");
    lint("--create-baseline");
    assertEquals(all, baseline(), "nobody was asked");
  }

  @Test
  void itIsFoundFromBelowAndByName() throws IOException {
    Files.createDirectory(home.resolve(".git"));
    Path below = Files.createDirectories(home.resolve("a/b"));
    Files.writeString(below.resolve("pggen.yaml"), SPEC.replace("shop", "desk"));
    lint("--create-baseline");
    assertTrue(baseline().contains("a/b/pggen.yaml"), baseline());
    assertEquals(List.of(), ids(Ran.in(below, "lint", "--format=concise", "--select=PG603,PG401")));
    Files.move(home.resolve("pggen.baseline.yaml"), home.resolve("old.yaml"));
    assertEquals(4, ids(lint()).size());
    assertEquals(List.of(), ids(lint("--baseline", "old.yaml")));
  }

  @Test
  void aRemovedFileIsOver() throws IOException {
    Path other = Files.createDirectory(home.resolve("other")).resolve("pggen.yaml");
    Files.writeString(other, SPEC.replace("shop", "desk"));
    lint("--create-baseline");
    Files.delete(other);
    assertEquals(List.of("PG995", "PG995"), ids(lint("pggen.yaml")));
  }

  @Test
  void whatCannotBeSuppressedIsNotAccepted() throws IOException {
    write(SPEC.replace("cap_add: [SYS_ADMIN]", "env: {SMTP_PASSWORD: hunter2hunter2}"));
    Ran created = lint("--create-baseline");
    assertEquals(List.of("PG101"), ids(created), created.out());
    assertEquals(ExitCode.FINDINGS, created.code());
    assertFalse(baseline().contains("PG101"), baseline());
    Files.writeString(home.resolve("pggen.config.yaml"), "never_ignore: [PG401]\n");
    Ran never = lint();
    assertEquals(ExitCode.USAGE, never.code());
    assertTrue(never.err().contains("`PG401` cannot be accepted"), never.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|must be a map",
        "{}|`pggen_baseline` is missing",
        "{pggen_baseline: 2, accepted: {}}|version 1",
        "{pggen_baseline: 1}|`accepted` is missing",
        "{pggen_baseline: 1, accepted: [], more: 1}|unknown key `more`",
        "{pggen_baseline: 1, accepted: {a: b}}|a file has a list",
        "{pggen_baseline: 1, accepted: {a: [b]}}|must be a map",
        "{pggen_baseline: 1, accepted: {a: [{rule: PG401}]}}|`message` is missing",
        "{pggen_baseline: 1, accepted: {a: [{rule: PG000, message: x}]}}|no rule `PG000`",
        "{pggen_baseline: 1, accepted: {a: [{rule: PG401, message: x, count: 0}]}}|from 1 up",
        "{pggen_baseline: 1, accepted: {a: [{rule: PG101, message: x}]}}|cannot be accepted",
        "{pggen_baseline: 1, accepted: {a: [{rule: PG401, message: []}]}}|must be text",
        "{pggen_baseline: 1|PG"
      })
  void aWrongOneIsExitTwo(String text, String said) throws IOException {
    Files.writeString(home.resolve("pggen.baseline.yaml"), text + "\n");
    Ran ran = lint();
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains(said), ran.err());
    assertTrue(ran.err().contains("pggen.baseline.yaml:"), ran.err());
    assertEquals(List.of("PG603", "PG401"), ids(lint("--no-baseline")));
    assertEquals(text + "\n", baseline());
  }

  @Test
  void flagsThatContradictAreRefused() {
    assertEquals(ExitCode.USAGE, lint("--no-baseline", "--create-baseline").code());
    assertEquals(ExitCode.USAGE, lint("--fix", "--create-baseline").code());
    assertEquals(ExitCode.USAGE, lint("--baseline", "nowhere.yaml").code());
  }
}
