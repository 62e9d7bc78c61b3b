package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** What a configuration says of some files holds for them, and for no others. */
final class OverrideTest {
  @TempDir Path home;

  private static String spec(String name) {
    return "pggen: 1\nname: "
        + name
        + "\ncontainers:\n  web: {image: docker.io/example/shop:2.4.1, user: \"1000:1000\","
        + " cap_add: [SYS_ADMIN]}\npostgres: {version: 17}\n";
  }

  @BeforeEach
  void repository() throws IOException {
    Files.createDirectory(home.resolve(".git"));
    for (String name : List.of("legacy/one", "legacy/deep/two", "new")) {
      Path directory = Files.createDirectories(home.resolve(name));
      Files.writeString(
          directory.resolve("pggen.yaml"), spec(name.substring(name.lastIndexOf('/') + 1)));
    }
  }

  private void config(String text) throws IOException {
    Files.writeString(home.resolve("pggen.config.yaml"), text);
  }

  private List<String> found(Path from, String... args) {
    List<String> all = new ArrayList<>(List.of("lint", "--format=concise", "--select=PG401,PG603"));
    all.addAll(List.of(args));
    return Ran.in(from, all.toArray(String[]::new))
        .out()
        .lines()
        .filter(line -> line.contains("[PG"))
        .map(line -> line.replaceAll("^([^:]*):.*(error|warning|info)\\[(PG[0-9]+).*", "$1 $3 $2"))
        .toList();
  }

  @Test
  void rulesAreLeftOutOfSomeFilesWithTheirReason() throws IOException {
    config(
        "overrides:\n  - paths: [legacy/]\n    ignore: [backup, PG603]\n    reason: gone soon\n");
    List<String> left = List.of("new/pggen.yaml PG603 warning", "new/pggen.yaml PG401 error");
    assertEquals(left, found(home));
    assertEquals(List.of(), found(home.resolve("legacy/deep")), "also from below");
    assertEquals(6, found(home, "--no-ignores").size());
    assertEquals(6, found(home, "--no-config").size());
    Ran shown = Ran.in(home, "lint", "--select=PG401", "--show-suppressed");
    assertTrue(shown.out().replaceAll("\\s+", " ").contains(" -- gone soon"), shown.out());
  }

  @Test
  void severitiesAreOthersInSomeFilesAndTheLastOneCounts() throws IOException {
    config(
        """
        severity: {PG603: error}
        overrides:
          - {paths: ["legacy/**"], severity: {PG603: info, PG401: warning}}
          - {paths: [legacy/deep], severity: {PG603: warning}}
        """);
    assertEquals(
        List.of(
            "legacy/deep/two/pggen.yaml PG603 warning",
            "legacy/deep/two/pggen.yaml PG401 warning",
            "legacy/one/pggen.yaml PG603 info",
            "legacy/one/pggen.yaml PG401 warning",
            "new/pggen.yaml PG603 error",
            "new/pggen.yaml PG401 error"),
        found(home));
  }

  @Test
  void aCommentInTheFileIsNotTakenForNeedless() throws IOException {
    config("overrides: [{paths: [new/], ignore: [PG603], reason: gone soon}]\n");
    Path file = home.resolve("new/pggen.yaml");
    Files.writeString(
        file, spec("new").replace("SYS_ADMIN]}", "SYS_ADMIN]} # pggen: ignore[PG603] -- mounts"));
    Ran ran = Ran.in(home, "lint", "--format=json", "--select=PG603", "new");
    assertTrue(ran.out().contains("mounts"), ran.out());
    assertEquals(List.of("new/pggen.yaml PG401 error"), found(home, "new"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{ignore: [PG603], reason: x}]|`paths` is missing",
        "[{paths: [a], ignore: [PG603]}]|`reason` is missing",
        "[{paths: [a]}]|changes nothing",
        "[{paths: [a], ignore: [PG6O3], reason: x}]|did you mean `PG603`?",
        "[{paths: [a], ignroe: [PG603], reason: x}]|did you mean `ignore`?",
        "[{paths: [a], ignore: [PG101], reason: x}]|`PG101` cannot be left out",
        "[{paths: [a], severity: {PG101: info}}]|`PG101` cannot be made lighter",
        "[{paths: [a], ignore: [PG602], reason: x}]|`PG602` cannot be left out",
        "[{paths: [a], ignore: [identity], reason: x}]|`PG602` of `identity` cannot be left out",
        "[{paths: [a], severity: {PG602: warning}}]|`PG602` cannot be made lighter",
        "[{paths: [a], severity: {PG603: wrong}}]|must be error, warning or info",
        "[{paths: [../a], severity: {PG603: info}}]|lies outside",
        "[{paths: a, severity: {PG603: info}}]|`paths` must be a list",
        "[a]|an override must be a map",
        "[]|names nothing",
        "{}|`overrides` must be a list"
      })
  void aWrongOneIsExitTwo(String text, String said) throws IOException {
    config("never_ignore: [PG602]\noverrides: " + text + "\n");
    Ran ran = Ran.in(home, "lint");
    assertEquals(ExitCode.USAGE, ran.code(), ran.out());
    assertTrue(ran.err().contains(said), ran.err());
    assertTrue(ran.err().contains("pggen.config.yaml:2:"), ran.err());
  }
}
