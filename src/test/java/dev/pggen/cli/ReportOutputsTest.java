package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several forms of one report in one run, and where each goes. */
final class ReportOutputsTest {
  @TempDir Path home;

  @BeforeEach
  void aBadSpec() throws IOException {
    Files.copy(Path.of("samples/bad/shop/pggen.yaml"), home.resolve("pggen.yaml"));
  }

  private String read(String name) throws IOException {
    return Files.readString(home.resolve(name));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void eachFormGoesToItsOwnPlace() throws IOException {
    Ran all =
        Ran.in(
            home,
            "lint",
            "--format",
            "sarif",
            "--output",
            "out.sarif",
            "--format=human",
            "--format",
            "JUnit",
            "--output=out.xml",
            "--format",
            "json",
            "--output",
            "out.json");
    assertEquals(ExitCode.FINDINGS, all.code(), all.err());
    assertEquals(Ran.in(home, "lint").out(), all.out());
    assertEquals(Ran.in(home, "lint", "--format", "sarif").out(), read("out.sarif"));
    assertEquals(Ran.in(home, "lint", "--format", "junit").out(), read("out.xml"));
    assertEquals(Ran.in(home, "lint", "--format", "json").out(), read("out.json"));
    assertEquals(List.of("out.json", "out.sarif", "out.xml", "pggen.yaml"), files());
  }

  @Test
  void withAFileNothingIsPrintedAndAHyphenIsStandardOutput() throws IOException {
    Ran file = Ran.in(home, "lint", "--format", "json", "--output", "o");
    assertEquals("", file.out());
    assertEquals(ExitCode.FINDINGS, file.code());
    Ran hyphen = Ran.in(home, "lint", "--format", "json", "--output", "-");
    assertEquals(read("o"), hyphen.out());
  }

  @ParameterizedTest
  @CsvSource({
    "--format human --format json, would both go to standard output",
    "--format human --format json --output -, would both go to standard output",
    "--format sarif --output a --format json --output a, would both go to `a`",
    "--format sarif --output ./a --format json --output b/../a, would both go to `b/../a`",
    "--output a, there is no --format before `--output a`",
    "--output a --format json, there is no --format before `--output a`",
    "--format json --output a --output b, there is no --format before `--output b`",
    "--format jsn, there is no format `jsn`",
    "--format json --output, Missing required parameter for option '--output'",
  })
  void whatDoesNotGoTogetherIsRefusedBeforeAnyWork(String options, String says) throws IOException {
    for (String verb : List.of("lint", "validate", "render", "lock", "secrets")) {
      Ran ran =
          Ran.in(
              home,
              Stream.concat(Stream.of(verb), Stream.of(options.split(" "))).toArray(String[]::new));
      assertEquals(ExitCode.USAGE, ran.code(), verb);
      assertTrue(ran.err().contains(says), ran.err());
      assertTrue(ran.err().contains("\n  help: "), ran.err());
      assertEquals("", ran.out());
      assertEquals(List.of("pggen.yaml"), files());
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAfterTheReport() throws IOException {
    Files.createDirectory(home.resolve("directory"));
    refused("none/out", "there is no directory `none`");
    refused("directory", "it is a directory");
    refused("pggen.yaml", "it is one of the files that were read");
    refused("directory/../pggen.yaml", "it is one of the files that were read");
    assertEquals(Files.readString(Path.of("samples/bad/shop/pggen.yaml")), read("pggen.yaml"));
    refused("pggen.yaml/out", "there is no directory `pggen.yaml`");
    assertEquals(List.of("directory", "pggen.yaml"), files());
  }

  @Test
  void aLinkToASpecIsNotWrittenThrough() throws IOException {
    Files.createSymbolicLink(home.resolve("out.json"), Path.of("pggen.yaml"));
    Files.createSymbolicLink(home.resolve("here"), Path.of("."));
    refused("out.json", "it is one of the files that were read");
    refused("here/pggen.yaml", "it is one of the files that were read");
    assertEquals(Files.readString(Path.of("samples/bad/shop/pggen.yaml")), read("pggen.yaml"));
  }

  private void refused(String output, String says) {
    Ran ran = Ran.in(home, "lint", "--format", "json", "--output", output, "--format", "human");
    assertEquals(ExitCode.FILES, ran.code());
    assertTrue(
        ran.err().startsWith("pggen: cannot write the report to `" + output + "`: " + says),
        ran.err());
    assertTrue(ran.out().contains("PG701"), "what can be said is said");
  }

  @Test
  void anOldReportIsReplacedAndALinkStays() throws IOException {
    Files.writeString(home.resolve("old"), "old");
    Files.createSymbolicLink(home.resolve("link"), Path.of("old"));
    Ran.in(home, "lint", "--format", "json", "--output", "link");
    assertTrue(Files.isSymbolicLink(home.resolve("link")));
    assertTrue(read("old").startsWith("{\"version\":1"));
    assertEquals(
        "rw-r--r--",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("old"))));
    assertEquals(List.of("link", "old", "pggen.yaml"), files());
  }

  @Test
  void aDeviceIsWrittenToAndNotReplaced() throws IOException {
    Ran ran = Ran.in(home, "lint", "--format", "json", "--output", "/dev/null");
    assertEquals(ExitCode.FINDINGS, ran.code(), ran.err());
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void whoeverFindsNothingWritesTheFileAllTheSame() throws IOException {
    Files.copy(Path.of("samples/minimal/pggen.yaml"), home.resolve("good.pggen.yaml"));
    for (String verb : List.of("lint", "validate", "render")) {
      Ran ran =
          Ran.in(home, verb, "--format", "sarif", "--output", verb + ".sarif", "good.pggen.yaml");
      assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
      Contract.SARIF.hold(read(verb + ".sarif"));
      assertTrue(read(verb + ".sarif").contains("\"results\":[]"), verb);
    }
  }

  @Test
  void whatRenderTellsPeopleStaysOnTheirOutput() {
    Ran plain = Ran.in(home, "render", "--no-lint");
    Ran file = Ran.in(home, "render", "--no-lint", "--format", "sarif", "--output", "o");
    assertEquals(ExitCode.CLEAN, file.code(), file.err());
    assertTrue(plain.out().contains("deploy"), plain.out());
    assertTrue(file.out().contains("deploy"), file.out());
  }

  @Test
  void gitHubGetsASummaryBesideWhatOthersWroteThere() throws IOException {
    Path page = Files.writeString(home.resolve("summary.md"), "mine\n");
    Map<String, String> github = Map.of("GITHUB_STEP_SUMMARY", page.toString());
    Ran human = Ran.within(github, home, "lint");
    assertEquals("mine\n", Files.readString(page), "only for the form that is GitHub's");
    assertTrue(human.out().startsWith("error["));
    Ran ran = Ran.within(github, home, "lint", "--format", "github");
    assertTrue(ran.out().startsWith("::error file=pggen.yaml,line=6,"), ran.out());
    assertTrue(
        Files.readString(page).startsWith("mine\n### pggen: 8 errors, 3 warnings in 1 file"));
    Files.writeString(page, "x".repeat((1 << 20) - 100));
    Ran.within(github, home, "lint", "--format", "github");
    assertEquals((1 << 20) - 100, Files.size(page), "a page that is full stays as it is");
  }

  @Test
  void machinesGetPathsFromTheTopOfTheRepository() throws IOException {
    Files.createDirectories(home.resolve("repo/.git"));
    Path below = Files.createDirectories(home.resolve("repo/services/shop"));
    Files.copy(Path.of("samples/bad/shop/pggen.yaml"), below.resolve("pggen.yaml"));
    for (String format : List.of("sarif", "github", "gitlab", "junit")) {
      String out = Ran.in(below, "lint", "--format", format).out();
      assertTrue(out.contains("services/shop/pggen.yaml"), out);
    }
    for (String format : List.of("human", "concise", "json", "checkstyle")) {
      String out = Ran.in(below, "lint", "--format", format).out();
      assertFalse(out.contains("services/shop"), out);
    }
    String outside =
        Ran.in(below, "lint", "--format", "sarif", home.resolve("pggen.yaml").toString()).out();
    assertTrue(outside.contains("\"uri\":\"file:///"), outside);
  }

  @Test
  void junitSaysOfEachFileWhichRulesItWasAsked() throws IOException {
    Files.writeString(home.resolve("broken.pggen.yaml"), "pggen: [\n");
    Files.copy(
        Path.of("samples/minimal/rendered/compose/compose.yaml"), home.resolve("compose.yaml"));
    String out =
        Ran.in(home, "lint", "--format", "junit", "broken.pggen.yaml", "compose.yaml").out();
    String broken = out.substring(out.indexOf("name=\"broken"), out.indexOf("</testsuite>"));
    assertFalse(broken.contains("\"PG101 "), "what could not be read was asked nothing");
    String compose = out.substring(out.indexOf("name=\"compose.yaml\""));
    assertTrue(compose.contains("\"PG901 unescaped-dollar\""), compose);
    assertFalse(compose.contains("PG903"), "a rule of specs was not asked of a Compose file");
  }
}
