package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that is met on the way down leaves out what lies below it, and says no more. */
final class NestedConfigTest {
  /** Breaks PG401 (error) and PG603 (warning). */
  private static final String SPEC =
      """
      pggen: 1
      name: NAME
      containers:
        web: {image: docker.io/example/shop:2.4.1, user: "1000:1000", cap_add: [SYS_ADMIN]}
      postgres: {version: 17}
      """;

  @TempDir Path home;

  @BeforeEach
  void specs() throws IOException {
    Files.createDirectories(home.resolve(".git"));
    for (String at : List.of("old", "team/old", "team/new")) {
      write(at + "/pggen.yaml", SPEC.replace("NAME", at.replace('/', '-')));
    }
    write("team/pggen.config.yaml", "exclude: [old]\n");
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(home.resolve(name).getParent());
    Files.writeString(home.resolve(name), text);
  }

  private Ran run(String... args) {
    return Ran.in(home, args);
  }

  /** The specs that a run of lint speaks about. */
  private String linted(String... args) {
    String[] all = new String[args.length + 3];
    System.arraycopy(new String[] {"lint", "--format", "concise"}, 0, all, 0, 3);
    System.arraycopy(args, 0, all, 3, args.length);
    return String.join(
        " ",
        run(all)
            .out()
            .lines()
            .filter(line -> line.contains("[PG401 "))
            .map(line -> line.substring(0, line.indexOf("/pggen.yaml")))
            .toList());
  }

  @Test
  void itHoldsForWhatLiesBelowIt() {
    assertEquals("old team/new", linted());
    assertEquals("team/new", linted("team"));
    assertEquals("old team/new", linted("team", "old"), "another walk begins anew");
    assertEquals("", run("lint", "team").err());
  }

  @Test
  void whatIsNamedIsNotAskedOfThoseAboveIt() {
    assertEquals("team/old", linted("team/old"));
    assertEquals("team/old", linted("team/old/pggen.yaml"));
    assertEquals("team/new team/old", linted("team", "team/old"));
    assertEquals("team/new team/old", linted("team/old", "team"));
  }

  @Test
  void fromItsOwnDirectoryItIsTheConfigurationOfTheRun() {
    Path team = home.resolve("team");
    assertTrue(Ran.in(team, "lint").out().contains(" in 1 file"));
    assertTrue(Ran.in(team, "lint", "old").err().contains("pggen.config.yaml excludes it"));
  }

  @Test
  void whoNamesOneConfigurationOrNoneWantsNoOther() throws IOException {
    write("own.yaml", "exclude: [/old]\n");
    assertEquals("team/new team/old", linted("--config", "own.yaml"));
    assertEquals("old team/new team/old", linted("--no-config"));
  }

  @Test
  void itsOtherKeysMeanNothing() throws IOException {
    Ran before = run("lint", "--format", "concise");
    write(
        "team/pggen.config.yaml",
        "exclude: [old]\nignore: [PG401]\nseverity: {PG603: info}\nfail_on: info\n");
    assertEquals(before, run("lint", "--format", "concise"));
  }

  @Test
  void itLeavesOutMoreAndTakesNothingBackIn() throws IOException {
    write("pggen.config.yaml", "exclude: [team/new]\n");
    write("team/pggen.config.yaml", "exclude: [\"!new\", \"/old\"]\n");
    assertEquals("old", linted());
    write("team/deep/pggen.yaml", SPEC.replace("NAME", "deep"));
    write("team/pggen.config.yaml", "exclude: [\"*.pggen.yaml\", \"pggen.yaml\"]\n");
    write("team/deep/pggen.config.yaml", "exclude: [\"!pggen.yaml\"]\n");
    assertEquals("old team/deep", linted(), "among themselves the deeper one wins, as in Git");
  }

  @Test
  void aBrokenOneIsAMistakeOfConfiguration() throws IOException {
    write("team/pggen.config.yaml", "exclude: [old]\nprofil: strict\n");
    for (List<String> verb : List.of(List.of("lint"), List.of("validate"), List.of("render"))) {
      Ran ran = Ran.in(home, verb.toArray(String[]::new));
      assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
      assertEquals("", ran.out());
      assertTrue(ran.err().contains("--> team/pggen.config.yaml:2:1"), ran.err());
      assertTrue(ran.err().contains("did you mean `profile`?"), ran.err());
      assertTrue(ran.err().contains("nothing was asked"), ran.err());
    }
    assertEquals("old team/new team/old", linted("--no-config"));
    assertEquals("old", linted("old"), "it is not met there");
    write("pggen.config.yaml", "exclude: [team]\n");
    assertEquals("old", linted(), "nothing is read in what is left out");
  }

  @Test
  void aLinkThatLeadsNowhereIsNotTakenForNone() throws IOException {
    Path config = home.resolve("team/pggen.config.yaml");
    Files.delete(config);
    Files.createSymbolicLink(config, Path.of("nowhere"));
    Ran ran = run("lint");
    assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains("`team/pggen.config.yaml` is not there"), ran.err());
  }

  @Test
  void validateAndRenderWalkTheSameWay() throws IOException {
    write("team/old/pggen.yaml", "pggen: 1\n");
    assertEquals(ExitCode.CLEAN, run("validate", "team").code());
    assertEquals(ExitCode.FINDINGS, run("validate", "team/old").code());
    assertEquals(ExitCode.FINDINGS, run("validate", "team/old/pggen.yaml").code());
    assertEquals(ExitCode.CLEAN, Ran.in(home.resolve("team"), "validate").code());
    assertEquals(ExitCode.FINDINGS, Ran.in(home.resolve("team"), "validate", "old").code());

    assertEquals(ExitCode.CLEAN, run("render", "--no-lint", "team").code());
    assertTrue(Files.exists(home.resolve("team/new/deploy")));
    assertFalse(Files.exists(home.resolve("team/old/deploy")));
    assertEquals(ExitCode.FINDINGS, run("render", "--no-lint", "team/old").code());
  }

  @Test
  void everythingExcludedIsSaid() throws IOException {
    write("team/pggen.config.yaml", "exclude: [\"**\"]\n");
    for (String verb : List.of("lint", "validate", "render")) {
      Ran ran = run(verb, "team");
      assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
      assertTrue(ran.err().contains("excluded by pggen.config.yaml"), ran.err());
    }
  }
}
