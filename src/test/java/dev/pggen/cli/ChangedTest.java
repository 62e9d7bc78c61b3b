package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of all that is found, only what stands in changed files is reported. */
final class ChangedTest {
  private static final String BACKUP = "backup: {destination: /mnt/backup/both}\n";

  @TempDir Path home;

  private static String spec(String name) {
    return "pggen: 1\nname: "
        + name
        + "\ncontainers:\n  web: {image: docker.io/example/shop:2.4.1, user: \"1000:1000\","
        + " cap_add: [SYS_ADMIN]}\npostgres: {version: 17, parameters: {fsync: \"off\"}}\n";
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=n", "-c"));
    command.addAll(List.of("user.email=n@example.org", "-c", "init.defaultBranch=main"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    return said.strip();
  }

  private Ran lint(String... args) {
    List<String> all =
        new ArrayList<>(List.of("lint", "--format", "concise", "--select", "PG603,PG206"));
    all.addAll(List.of(args));
    return Ran.in(home, all.toArray(String[]::new));
  }

  private static List<String> places(Ran ran) {
    return ran.out()
        .lines()
        .filter(line -> line.contains("[PG"))
        .map(line -> line.replaceAll("^([^:]*):.*\\[(PG[0-9]+).*", "$1 $2"))
        .toList();
  }

  @BeforeEach
  void repository() throws Exception {
    git("init", "--quiet");
    write("a/pggen.yaml", spec("a"));
    write("b/pggen.yaml", spec("b"));
    git("add", ".");
    git("commit", "--quiet", "--message", "Begin");
  }

  @Test
  void onlyChangedStagedAndNewFilesAreReported() throws Exception {
    assertEquals(List.of("a/pggen.yaml PG603", "b/pggen.yaml PG603"), places(lint()));
    Ran none = lint("--changed");
    assertEquals(List.of(), places(none), none.out() + none.err());
    assertEquals(ExitCode.CLEAN, none.code());

    write("a/pggen.yaml", "# changed\n" + spec("a"));
    assertEquals(List.of("a/pggen.yaml PG603"), places(lint("--changed")));
    git("add", ".");
    assertEquals(List.of("a/pggen.yaml PG603"), places(lint("--changed")), "staged");
    write("new file/caf\u00e9.pggen.yaml", spec("c"));
    assertEquals(
        List.of("a/pggen.yaml PG603", "new file/caf\u00e9.pggen.yaml PG603"),
        places(lint("--changed")));
    Ran below =
        Ran.in(home.resolve("a"), "lint", "--changed", "--format=concise", "--select=PG603");
    assertEquals(List.of("pggen.yaml PG603"), places(below));
    assertTrue(
        Ran.in(home, "lint", "--changed", "--select=PG603")
            .out()
            .contains("2 warnings in 2 files"));
  }

  @Test
  void whatFilesShareIsReportedIfOneOfThemChanged() throws Exception {
    write("a/pggen.yaml", spec("a") + BACKUP);
    git("commit", "--quiet", "--all", "--message", "Back a up");
    write("b/pggen.yaml", spec("b") + BACKUP);
    assertTrue(places(lint("--changed")).stream().anyMatch(p -> p.endsWith("PG206")));
    assertFalse(places(lint("--changed")).contains("a/pggen.yaml PG603"));
  }

  @Test
  void aBranchIsComparedWithWhereItBegan() throws Exception {
    git("checkout", "--quiet", "-b", "work");
    write("a/pggen.yaml", "# changed\n" + spec("a"));
    git("commit", "--quiet", "--all", "--message", "Change a");
    git("checkout", "--quiet", "main");
    write("b/pggen.yaml", "# changed\n" + spec("b"));
    git("commit", "--quiet", "--all", "--message", "Change b");
    git("checkout", "--quiet", "work");
    assertEquals(List.of(), places(lint("--changed")));
    assertEquals(List.of("a/pggen.yaml PG603"), places(lint("--since", "main")));
    write("b/pggen.yaml", "# here, too\n" + spec("b"));
    assertEquals(
        List.of("a/pggen.yaml PG603", "b/pggen.yaml PG603"), places(lint("--since", "main")));
    assertEquals(List.of("b/pggen.yaml PG603"), places(lint("--since", "HEAD")));
  }

  @Test
  void aFileThatWasOnlyTouchedIsNotChangedAndNoProgramOfTheRepositoryRuns() throws Exception {
    Path ran = home.resolve(".git/ran");
    String program = "touch " + ran + "; cat";
    write(".git/info/attributes", "* filter=own diff=own\n");
    for (String key : List.of("filter.own.clean", "diff.own.textconv", "diff.own.command")) {
      git("config", key, program);
    }
    git("config", "diff.external", program);
    git("config", "core.fsmonitor", program);
    Files.setLastModifiedTime(home.resolve("a/pggen.yaml"), FileTime.fromMillis(1_000_000_000L));
    write("b/pggen.yaml", "# changed\n" + spec("b"));
    assertEquals(List.of("b/pggen.yaml PG603"), places(lint("--changed")));
    assertFalse(Files.exists(ran));
  }

  @Test
  void onlyWhatIsReportedIsMended() throws Exception {
    write("a/pggen.yaml", "# changed\n" + spec("a"));
    Ran ran = Ran.in(home, "lint", "--fix", "--changed", "--select=PG801");
    assertTrue(ran.err().contains("1 fixed in 1 file"), ran.err());
    assertEquals(spec("b"), Files.readString(home.resolve("b/pggen.yaml")));
  }

  @Test
  void withoutACommitEverythingIsNew() throws Exception {
    Files.move(home.resolve(".git"), home.resolve("old"));
    git("init", "--quiet");
    write(".gitignore", "old\nb\n");
    git("add", "a");
    assertEquals(List.of("a/pggen.yaml PG603"), places(lint("--changed")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--since nowhere|Git knows no commit `nowhere`",
        "--since=-x|names no commit",
        "--since= |names no commit",
        "--since HEAD..HEAD|Git knows no commit",
        "--changed --since HEAD|leave one of them out",
        "--changed --create-baseline|not in the changed ones",
        "--changed -|not about standard input"
      })
  void whatCannotBeAskedIsRefused(String args, String said) {
    Ran ran = lint(args.split(" ", -1));
    assertEquals(ExitCode.USAGE, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(said), ran.err());
    assertEquals(2, ran.err().lines().count(), "one sentence and its help: " + ran.err());
  }

  @Test
  void branchesWithoutACommonCommitAreSaid() throws Exception {
    git("checkout", "--quiet", "--orphan", "other");
    git("commit", "--quiet", "--message", "Begin anew");
    Ran ran = lint("--since", "main");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("no commit in common"), ran.err());
  }

  @Test
  void noRepositoryIsSaid(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("pggen.yaml"), spec("a"));
    Ran ran =
        Ran.within(
            Map.of("GIT_CEILING_DIRECTORIES", elsewhere.getParent().toString()),
            elsewhere,
            "lint",
            "--changed");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("not a git repository"), ran.err());
  }
}
