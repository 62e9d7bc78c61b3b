package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What render says of what runtimes weaken, and the reports that are asked for. */
final class LossReportTest {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final String SIZED = "\ntargets: {nomad: {}}\nvolumes: {data: {size: 5GiB}}\n";

  @TempDir Path home;
  private String minimal = "";

  @BeforeEach
  void first() throws IOException {
    minimal = Files.readString(Path.of("samples/minimal/pggen.yaml"));
  }

  private Ran run(String spec, String... args) throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), spec);
    return Ran.in(home, args);
  }

  private String sized() {
    return minimal.replace("port: 8080", "port: 8080, volumes: [\"data:/data\"]") + SIZED;
  }

  @Test
  void samplesOnCompose() throws IOException {
    Approvals.verify(samples("compose"));
  }

  @Test
  void samplesOnNomad() throws IOException {
    Approvals.verify(samples("nomad"));
  }

  @Test
  void samplesOnTruenas() throws IOException {
    Approvals.verify(samples("truenas"));
  }

  /** All samples on a runtime, in the form that programs read. */
  private String samples(String target) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String sample : samples()) {
      Ran ran =
          Ran.in(
              ROOT,
              "render",
              "--check",
              "--target",
              target,
              "--out",
              home.resolve("out").toString(),
              "--loss-report",
              "json",
              "samples/" + sample);
      Contract.LOSSES.hold(ran.out());
      all.append(ran.out());
    }
    return all.toString();
  }

  private static List<String> samples() throws IOException {
    try (Stream<Path> directories = Files.list(Path.of("samples"))) {
      return directories
          .filter(d -> Files.exists(d.resolve("pggen.yaml")))
          .map(d -> d.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aRenderSaysWhatTheSpecSaysAndCountsTheDefaults() throws IOException {
    String said = run(sized(), "render").out();
    assertTrue(
        said.contains(
            """
            on compose 1 fact of the spec holds in part (--loss-report human lists it):
              ignored pggen.yaml:13: volume size of data: 5GiB -> it grows as long as the disk has room\
             (neither Docker's local volumes nor directories have a size)
            on nomad 1 fact of the spec and 17 facts of defaults hold in part (--loss-report human lists\
             all):
              ignored pggen.yaml:13: volume size of data: 5GiB -> """),
        said);
    assertEquals(2, said.lines().filter(l -> l.startsWith("  ignored")).count(), said);
  }

  @Test
  void aRenderThatChangesNothingOnlyCounts() throws IOException {
    run(sized(), "render");
    String said = run(sized(), "render").out();
    assertTrue(said.contains("on compose 1 fact of the spec holds in part"), said);
    assertFalse(said.contains("  ignored"), said);
  }

  @Test
  void whereNothingIsLostNothingIsSaid() throws IOException {
    assertFalse(run(minimal, "render").out().contains("in part"));
    Ran ran = run(minimal, "render", "--loss-report", "human");
    assertEquals("pggen.yaml on compose: nothing is lost\n", ran.out());
    assertTrue(ran.err().contains("pggen.yaml -> deploy/"), "what was written is said beside it");
  }

  @Test
  void checkAndDiffSayNothingOfLosses() throws IOException {
    run(sized(), "render");
    for (String flag : List.of("--check", "--diff")) {
      Ran ran = run(sized(), "render", flag);
      assertEquals(new Ran(ExitCode.CLEAN, "", ""), ran, flag);
    }
    Ran ran = run(sized(), "render", "--check", "--loss-report", "json");
    assertEquals(ExitCode.CLEAN, ran.code());
    assertTrue(ran.out().startsWith("{\"version\":1,\"stacks\":["), ran.out());
    assertEquals("", ran.err());
  }

  @Test
  void onStandardOutputAReportStandsAlone() throws IOException {
    Ran ran = run(sized(), "render", "--check", "--loss-report", "json");
    assertEquals(ExitCode.FINDINGS, ran.code(), "drift still fails a check");
    Contract.LOSSES.hold(ran.out());
    assertTrue(ran.err().contains("PG082"), ran.err());
  }

  @Test
  void aRefusedRenderHasNoLosses() throws IOException {
    Ran ran =
        run(
            minimal.replace("user: \"65534:65534\"", "user: root"),
            "render",
            "--loss-report",
            "json");
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("PG602"), ran.err());
  }

  @Test
  void anOutputBelongsToTheReportBeforeIt() throws IOException {
    Ran ran =
        run(
            sized(),
            "render",
            "--loss-report",
            "json",
            "--output",
            "losses.json",
            "--format",
            "json",
            "--output",
            "findings.json");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    Contract.LOSSES.hold(Files.readString(home.resolve("losses.json")));
    Contract.JSON.hold(Files.readString(home.resolve("findings.json")));
    assertTrue(ran.out().contains("pggen.yaml -> deploy/"), ran.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--loss-report yaml | there is no loss report as `yaml`",
        "--loss-report json --format json | `json` and `json` would both go to standard output",
        "--loss-report json --loss-report human | would both go to standard output",
        "--loss-report json --stdout | --stdout prints one file",
        "--loss-report json --output pggen.yaml | it is one of the files that were read"
      })
  void whatCannotBe(String options, String why) throws IOException {
    String[] words = ("render " + options).split(" ");
    Ran ran = run(minimal, words);
    assertTrue(ran.code() == ExitCode.USAGE || ran.code() == ExitCode.FILES, ran.toString());
    assertTrue(ran.err().contains(why), ran.err());
    assertEquals(minimal, Files.readString(home.resolve("pggen.yaml")));
  }

  /** What a patch brings counts, with the patch's place. */
  @Test
  void behindAPatchCountsWhatTheFilesSay() throws IOException {
    String patched =
        minimal
            + """
            targets:
              truenas:
                dataset: tank/apps/miniflux
                patch:
                  services:
                    web:
                      stop_grace_period: 5m
            """;
    int line = (int) patched.lines().count();
    Ran ran = run(patched, "render", "--target", "truenas", "--loss-report", "human");
    assertTrue(
        ran.out().contains("  weaker pggen.yaml:" + line + ": stop of web: 5m -> it is killed"),
        ran.out() + ran.err());
    assertTrue(ran.out().contains("  weaker by default: stop of db: 1m30s -> "), ran.out());
  }

  /** What nobody can read back is still lost behind a patch. */
  @Test
  void behindAPatchTheRestIsAsPlanned() throws IOException {
    String patch =
        """
        targets:
          nomad:
            patch:
              job:
                miniflux:
                  group:
                    miniflux:
                      task:
                        web:
                          kill_timeout: 5m
        """;
    List<String> plain = lines(minimal + "targets: {nomad: {}}\n");
    List<String> patched = lines(minimal + patch);
    int line = (int) (minimal + patch).lines().count();
    String stop =
        "  conditional pggen.yaml:"
            + line
            + ": stop of web: 5m -> killed after 30 seconds, unless the client's `max_kill_timeout`"
            + " is longer (clients cut it silently; client.hcl has the line)";
    assertEquals(List.of(stop), patched.stream().filter(l -> !plain.contains(l)).toList());
    assertEquals(List.of(), plain.stream().filter(l -> !patched.contains(l)).toList());
  }

  private List<String> lines(String spec) throws IOException {
    return run(spec, "render", "--check", "--target", "nomad", "--loss-report", "human")
        .out()
        .lines()
        .toList();
  }

  @Test
  void aFurtherFormHasLossesOfItsOwn() throws IOException {
    Ran ran =
        Ran.in(
            ROOT,
            "render",
            "--check",
            "--target",
            "truenas",
            "--out",
            home.resolve("out").toString(),
            "--loss-report",
            "human",
            "samples/gitea");
    String catalog = ran.out().substring(ran.out().indexOf("on truenas (catalog):"));
    assertTrue(catalog.contains("  weaker: tls of db -> the library starts"), catalog);
    assertFalse(catalog.contains(": build of "), "what is refused is not lost");
    assertFalse(catalog.contains(": file form of "), "what cannot be read is not lost");
  }

  @Test
  void theSchemaRefusesWhatIsNoReport() {
    assertFalse(Contract.LOSSES.isKept("{\"version\":1}"));
    assertFalse(
        Contract.LOSSES.isKept(
            "{\"version\":1,\"stacks\":[{\"spec\":\"a\",\"target\":\"nomad\",\"losses\":[{}]}],"
                + "\"summary\":{\"ignored\":0,\"weaker\":0,\"changed\":0,\"conditional\":0}}"));
  }

  @Test
  void theSchemaIsPrinted() throws IOException {
    assertEquals(
        Files.readString(Path.of("schemas/losses-1.schema.json")),
        Ran.in(home, "schema", "losses").out());
  }
}
