package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text from standard input is judged as the file that it would be. */
final class PipedTest {
  private static final String SPEC =
      """
      pggen: 1
      name: shop
      containers:
        web: {image: docker.io/example/shop:2.4.1, user: "1000:1000", cap_add: [SYS_ADMIN]}
      postgres: {version: 17, parameters: {fsync: "off", log_connections: "on"}}
      """;

  private static final String COMPOSE =
      """
      services:
        web: {image: "docker.io/example/shop:2.4.1", cap_add: [SYS_ADMIN]}
      """;

  private static final String JOB =
      """
      job "shop" {
        group "web" {
          task "web" {
            driver = "docker"
            config {
              image      = "docker.io/example/shop:2.4.1"
              privileged = true
            }
          }
        }
      }
      """;

  @TempDir Path home;

  private Ran piped(String text, String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "lint";
    System.arraycopy(args, 0, all, 1, args.length);
    return Ran.piping(home, text.getBytes(StandardCharsets.UTF_8), all);
  }

  private static List<String> places(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.contains("[PG"))
        .map(line -> line.replaceAll("^([^:]*):.*\\[(PG[0-9]+).*", "$1 $2"))
        .toList();
  }

  @Test
  void contentsOrNameSayWhatItIs() {
    String[] concise = {"--format=concise", "--select=PG603,PG609", "-"};
    assertEquals(List.of("- PG603"), places(piped(SPEC, concise)));
    assertEquals(List.of("- PG603"), places(piped(COMPOSE, concise)));
    Ran job = piped(JOB, "--format=concise", "--select=PG609", "-", "--stdin-filename", "a.nomad");
    assertEquals(List.of("a.nomad PG609"), places(job), job.err());
    Ran unnamed = piped(JOB, concise);
    assertEquals(ExitCode.USAGE, unnamed.code());
    assertTrue(unnamed.err().contains("--stdin-filename job.nomad.hcl"), unnamed.err());
  }

  @Test
  void aServersOwnFileIsToldByItsContents() {
    String[] concise = {"--format=concise", "--select=PG502,PG801", "-"};
    assertEquals(List.of("- PG801"), places(piped("fsync = off\n", concise)));
    Ran hba =
        piped(
            "local all all peer\nhost all all 127.0.0.1/32 trust\n",
            "--format=concise",
            "--stdin-filename=conf/pg_hba.conf",
            "-");
    assertEquals(List.of("conf/pg_hba.conf PG502"), places(hba), hba.err());
    Ran mended = piped("fsync = off\nport = 5433\n", "--fix", "--stdin-filename=a.conf", "-");
    assertEquals("port = 5433\n", mended.out(), mended.err());
    Ran template = piped("port = {{ port }}\n", "--stdin-filename=postgresql.conf", "-");
    assertEquals(ExitCode.USAGE, template.code());
    assertTrue(template.err().contains("because it is a template"), template.err());
  }

  @Test
  void theNamedFileNeedNotExistAndItsTextOnDiskDoesNotCount() throws IOException {
    String[] args = {"--format=concise", "--select=PG603", "--stdin-filename=a/pggen.yaml", "-"};
    Files.createDirectory(home.resolve("a"));
    assertEquals(List.of("a/pggen.yaml PG603"), places(piped(SPEC, args)));
    Files.writeString(home.resolve("a/pggen.yaml"), SPEC.replace("SYS_ADMIN", "NET_ADMIN"));
    Ran ran = piped(SPEC, args);
    assertEquals(List.of("a/pggen.yaml PG603"), places(ran));
    assertTrue(ran.out().contains("SYS_ADMIN"), ran.out());
  }

  @Test
  void defaultsAndOtherFilesAroundItCount() throws IOException {
    Files.writeString(home.resolve("pggen.defaults.yaml"), "postgres: {tls: optional}\n");
    Ran ran = piped(SPEC, "--format=concise", "--select=PG503", "--stdin-filename=pggen.yaml", "-");
    assertEquals(List.of("pggen.defaults.yaml PG503"), places(ran), ran.out() + ran.err());
  }

  @Test
  void besideADirectoryItTakesThePlaceOfItsFile() throws IOException {
    String backup = "backup: {destination: /mnt/backup/both}\n";
    Files.writeString(home.resolve("one.pggen.yaml"), SPEC + backup);
    Files.writeString(home.resolve("two.pggen.yaml"), SPEC.replace("shop", "desk"));
    String two = SPEC.replace("name: shop", "name: desk") + backup;
    String[] args = {"--format=concise", "--select=PG206", "--stdin-filename=two.pggen.yaml"};
    assertEquals(
        List.of("two.pggen.yaml PG206"), places(piped(two, args[0], args[1], args[2], ".", "-")));
  }

  @Test
  void configurationAndBaselineHoldForIt() throws IOException {
    Files.createDirectories(home.resolve("far/.git"));
    Files.writeString(home.resolve("far/pggen.config.yaml"), "ignore: [PG603]\n");
    String[] far = {"--format=concise", "--stdin-filename=far/pggen.yaml", "-"};
    assertTrue(places(piped(SPEC, far)).contains("far/pggen.yaml PG603"), "from where pggen runs");
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Ran ran =
        Ran.piping(
            elsewhere,
            SPEC.getBytes(StandardCharsets.UTF_8),
            "lint",
            "--format=concise",
            "--stdin-filename=../far/pggen.yaml",
            "-");
    assertTrue(ran.out().contains("[PG401 "), ran.out());
    assertFalse(ran.out().contains("[PG603 "), ran.out());

    Files.writeString(home.resolve("pggen.yaml"), SPEC);
    Ran.in(home, "lint", "--create-baseline", "--select=PG401,PG603", "pggen.yaml");
    String[] here = {"--format=concise", "--select=PG603", "--stdin-filename=pggen.yaml", "-"};
    assertEquals(List.of(), places(piped(SPEC, here)));
    Files.writeString(home.resolve("pggen.config.yaml"), "exclude: [pggen.yaml]\n");
    Ran excluded = piped(SPEC, here);
    assertEquals(ExitCode.CLEAN, excluded.code());
    assertTrue(excluded.err().contains("`pggen.yaml` was not read"), excluded.err());
  }

  @Test
  void fixesGoToStandardOutputAndTheReportBesideIt() throws IOException {
    Files.writeString(home.resolve("pggen.yaml"), "on disk\n");
    String[] args = {"--fix", "--select=PG603,PG801", "--stdin-filename=pggen.yaml", "-"};
    Ran ran = piped("\ufeff" + SPEC, args);
    assertEquals("\ufeff" + SPEC.replace("fsync: \"off\", ", ""), ran.out(), ran.err());
    assertTrue(ran.err().contains("warning[PG603 "), ran.err());
    assertTrue(ran.err().contains("1 fixed in 1 file"), ran.err());
    assertEquals(ExitCode.CLEAN, ran.code());
    assertEquals("on disk\n", Files.readString(home.resolve("pggen.yaml")));
    Ran again = piped(ran.out(), args);
    assertEquals(ran.out(), again.out());
    assertEquals(SPEC, piped(SPEC, "--fix", "-", "--select=PG401").out(), "as the word behind it");
  }

  @Test
  void aPatchNamesTheFile() {
    Ran ran = piped(SPEC, "--diff", "--select=PG801", "--stdin-filename=pggen.yaml", "-");
    assertTrue(ran.out().startsWith("--- a/pggen.yaml\n+++ b/pggen.yaml\n"), ran.out());
  }

  @Test
  void whatIsNoTextIsSaidAndPassedOnAsItCame() {
    byte[] latin = ("# caf\u00e9\n" + SPEC).getBytes(StandardCharsets.ISO_8859_1);
    Ran ran = Ran.piping(home, latin, "lint", "--stdin-filename=pggen.yaml", "-");
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertTrue(ran.out().contains("0xe9 is not UTF-8"), ran.out());
    byte[] large = (SPEC + "# x\n".repeat(400_000)).getBytes(StandardCharsets.UTF_8);
    Ran fixed = Ran.piping(home, large, "lint", "--fix", "--stdin-filename=pggen.yaml", "-");
    assertEquals(ExitCode.FINDINGS, fixed.code());
    assertArrayEquals(large, fixed.out().getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--stdin-filename pggen.yaml|nothing reads it",
        "--stdin-filename pggen.yaml .|nothing reads it",
        "--create-baseline -|save the file first",
        "--fix - .|mended alone",
        "--stdin-filename . -|is a directory",
        "-|it is empty"
      })
  void whatMakesNoSenseIsRefused(String args, String said) {
    Ran ran = piped("", args.split(" "));
    assertEquals(ExitCode.USAGE, ran.code(), ran.out());
    assertTrue(ran.err().contains(said), ran.err());
  }
}
