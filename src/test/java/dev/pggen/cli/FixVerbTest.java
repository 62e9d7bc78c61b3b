package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code lint --fix} and {@code --diff}, from the command line to the bytes on disk. */
final class FixVerbTest {
  private static final String HEAD = FixFilesTest.HEAD;
  private static final String TWO = FixFilesTest.TWO;

  @TempDir Path home;

  @Test
  void safeOnesOnlyUnlessAskedFor() throws IOException {
    Path spec = write(TWO);

    Ran safe = Ran.in(home, "lint", "--fix");
    assertEquals("1 fixed in 1 file, 1 more with --fix=unsafe\n", safe.err());
    assertEquals(ExitCode.CLEAN, safe.code());
    assertEquals(TWO.replace("fsync: \"off\", ", ""), Files.readString(spec));

    Ran all = Ran.in(home, "lint", "--fix=unsafe");
    assertEquals("1 fixed in 1 file\n", all.err());
    assertEquals("no findings in 1 file\n", all.out());
    assertEquals(
        TWO.replace("fsync: \"off\", ", "").replace("    no_new_privileges: false # goes\n", ""),
        Files.readString(spec));

    Ran again = Ran.in(home, "lint", "--fix=unsafe");
    assertEquals("nothing to fix\n", again.err());
  }

  @Test
  void diffPrintsAndWritesNothing() throws Exception {
    Path spec = write(TWO);

    Ran ran = Ran.in(home, "lint", "--diff");
    assertEquals(ExitCode.FINDINGS, ran.code());
    assertEquals("1 can be fixed in 1 file, 1 more with --fix=unsafe\n", ran.err());
    assertTrue(ran.out().startsWith("--- a/pggen.yaml\n+++ b/pggen.yaml\n@@ "), ran.out());
    assertEquals(TWO, Files.readString(spec));

    write(TWO.replace("fsync: \"off\", ", ""));
    Ran clean = Ran.in(home, "lint", "--diff");
    assertEquals(ExitCode.CLEAN, clean.code(), "a warning, and nothing that is safe to mend");
    assertEquals("", clean.out());
    Ran strict = Ran.in(home, "lint", "--diff", "--fail-on", "warning");
    assertEquals(ExitCode.FINDINGS, strict.code());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gitTakesTheDiff(boolean endsInNewline) throws Exception {
    String text = (endsInNewline ? TWO : TWO.stripTrailing()).replace("\n", "\r\n");
    Path spec = write(text);
    Path patch = home.resolve("it.patch");
    Files.writeString(patch, Ran.in(home, "lint", "--fix=unsafe", "--diff").out());

    assertEquals(0, git("init", "-q"));
    assertEquals(0, git("apply", "--whitespace=nowarn", "it.patch"));
    String applied = Files.readString(spec);
    write(text);
    Ran.in(home, "lint", "--fix=unsafe");
    assertEquals(Files.readString(spec), applied);
    assertFalse(applied.equals(text));
  }

  private int git(String... args) throws IOException, InterruptedException {
    String[] all = new String[args.length + 1];
    all[0] = "git";
    System.arraycopy(args, 0, all, 1, args.length);
    return new ProcessBuilder(all).directory(home.toFile()).inheritIO().start().waitFor();
  }

  @Test
  void aSecretBesideAChangeIsNotPrinted() throws IOException {
    write(TWO.replace("# stays", "    env: {SHOP_PASSWORD: hunter2-battery}"));

    Ran ran = Ran.in(home, "lint", "--diff");
    assertTrue(ran.out().contains("fsync"), ran.out());
    assertFalse((ran.out() + ran.err()).contains("hunter2"), ran.out());
    assertFalse(ran.out().contains("***"), ran.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--fix pggen.yaml", "pggen.yaml --fix", "--fix=safe pggen.yaml", "--fix safe"})
  void aWordAfterFixMayBeAFile(String line) throws IOException {
    Path spec = write(TWO);

    Ran ran = Ran.in(home, ("lint " + line).split(" "));
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    assertEquals(TWO.replace("fsync: \"off\", ", ""), Files.readString(spec));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--format json", "--format sarif --output out.sarif"})
  void aDifferenceIsNoReport(String options) throws IOException {
    write(TWO);

    Ran ran = Ran.in(home, ("lint --diff " + options).split(" "));
    assertEquals(ExitCode.USAGE, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("--format and --output mean nothing"), ran.err());
  }

  @Test
  void aMisspeltWordIsTold() throws IOException {
    write(TWO);

    Ran ran = Ran.in(home, "lint", "--fix=unsfae");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("did you mean `--fix=unsafe`?"), ran.err());
  }

  @Test
  void whatIsSuppressedStays() throws IOException {
    String text =
        TWO.replace(
            "  parameters: {fsync: \"off\", random_page_cost: 1.1}",
            "  # pggen: ignore[PG801] -- a throw-away copy\n"
                + "  parameters: {fsync: \"off\", random_page_cost: 1.1}");
    Path spec = write(text);

    assertEquals("nothing to fix, 1 more with --fix=unsafe\n", Ran.in(home, "lint", "--fix").err());
    assertEquals(text, Files.readString(spec));
  }

  /** What it is about may be in a spec that nobody asked for this time. */
  @Test
  void aSuppressionOfWhatServicesShareStays() throws IOException {
    String text =
        TWO.replace("fsync: \"off\", ", "")
            .replace("version: 17", "version: 17 # pggen: ignore[PG201] -- one after the other");
    Path spec = write(text);

    Ran ran = Ran.in(home, "lint", "--fix");
    assertTrue(ran.out().contains("PG992"), ran.out());
    assertEquals(text, Files.readString(spec));
  }

  @Test
  void suppressionsOfNothingGo() throws IOException {
    String clean = TWO.replace("fsync: \"off\", ", "");
    String before =
        clean
                .replace("# stays", "# stays\n    # pggen: ignore[PG603] -- no longer")
                .replace("version: 17", "version: 17   # pggen: ignore[PG801] -- no longer")
            + "lint:\n  ignore: [{rule: PG602, reason: no longer}]\n"
            + "# pggen: ignore[PG504] -- at the end";
    Path spec = write(before);

    Ran ran = Ran.in(home, "lint", "--fix");
    assertTrue(ran.err().startsWith("4 fixed in 1 file"), ran.err());
    assertEquals(clean.stripTrailing(), Files.readString(spec));
  }

  @Test
  void aFixOfTheExtendedContainerMendsItsHeirs() throws IOException {
    Path spec =
        write(
            TWO.replace("fsync: \"off\", ", "")
                .replace("postgres:", "  worker: {extends: web}\npostgres:"));

    Ran ran = Ran.in(home, "lint", "--fix=unsafe");
    assertEquals("no findings in 1 file\n", ran.out());
    assertFalse(Files.readString(spec).contains("no_new_privileges"));
  }

  /** The block lacks what it must have: the fix would make the file worse. */
  @Test
  void aFixThatDoesHarmIsLeftOutAndTold() throws IOException {
    String text = TWO.replace("backup: {destination:", "backp: {same_disk:");
    Path spec = write(text);

    Ran ran = Ran.in(home, "lint", "--fix=unsafe");
    assertTrue(
        ran.err().contains("the fix for PG010 in `pggen.yaml` is left out: the file would have"),
        ran.err());
    assertTrue(Files.readString(spec).contains("backp:"), Files.readString(spec));
  }

  @Test
  void manyInOneLineAndMorePassesThanOne() throws IOException {
    Path spec =
        write(
            HEAD
                + "postgres: {version: 17, memory: 512MiB, parameters: {fsync: off,"
                + " full_page_writes: off, autovacuum: off}}\n"
                + "backup: {destination: /mnt/backup/shop}\n");

    Ran ran = Ran.in(home, "lint", "--fix");
    assertEquals("3 fixed in 1 file\n", ran.err());
    assertTrue(Files.readString(spec).contains("postgres: {version: 17, memory: 512MiB}\n"));
  }

  @Test
  void loadFindingsOnTheWayToTheRules() throws IOException {
    Path spec =
        write(
            TWO.replace("random_page_cost: 1.1", "work_mem: 64, random_page_cot: 1.1")
                .replace("memory: 512MiB", "memry: 512MB"));

    Ran ran = Ran.in(home, "lint", "--fix=unsafe");
    assertEquals("no findings in 1 file\n", ran.out());
    String text = Files.readString(spec);
    assertTrue(text.contains("memory: 512MiB\n"), text);
    assertTrue(text.contains("{work_mem: 64kB, random_page_cost: 1.1}"), text);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(home.resolve("pggen.yaml"), text);
  }
}
