package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.lint.LintRun;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Mistake;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Steps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run of lint as a whole: which rules, in which order of files, and how it ends. */
final class LintRunTest {
  @TempDir Path home;

  private static String spec(String name, String more) {
    return "pggen: 1\nname: "
        + name
        + "\ncontainers:\n  web: {image: example/shop:2.4.1, port: 8080}\npostgres: {version: 17}\n"
        + more;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(home.resolve(name), text);
  }

  @Test
  void aJobUnderAnotherNameIsFoundBesideWhatIsNone() throws IOException {
    Files.writeString(home.resolve("terragrunt.hcl"), "inputs = { job = \"x\" }\n");
    Files.writeString(
        home.resolve("shop.hcl"),
        "job \"shop\" {\n  group \"shop\" {\n    task \"web\" {\n      driver = \"docker\"\n"
            + "      user = \"root\"\n      config { image = \"shop:2.4.1\" }\n    }\n  }\n}\n");

    Ran ran = Ran.in(home, "lint", "--format=concise", "--select=PG602");

    assertTrue(ran.out().contains("shop.hcl:5:"), ran.out() + ran.err());
    assertTrue(ran.out().contains("in 1 file"), ran.out());
  }

  @Test
  void aDumpByAnotherJobIsABackup() throws IOException {
    write(
        "shop.nomad",
        "job \"shop\" {\n  group \"db\" {\n    task \"db\" {\n      driver = \"docker\"\n"
            + "      config { image = \"postgres:17.11\" }\n    }\n  }\n}\n");
    String dump = "nomad alloc exec -job %s pg_dumpall -U shop";
    String job =
        "job \"dumps\" {\n  group \"dumps\" {\n    task \"dump\" {\n      driver = \"raw_exec\"\n"
            + "      config {\n        command = \"sh\"\n        args = [\"-c\", \"%s\"]\n"
            + "      }\n    }\n  }\n}\n";

    write("dumps.nomad", job.formatted(dump.formatted("other")));
    assertTrue(Ran.in(home, "lint", "--select=PG401").out().contains("PG401"));

    write("dumps.nomad", job.formatted(dump.formatted("shop")));
    assertFalse(Ran.in(home, "lint", "--select=PG401").out().contains("PG401"));

    String tool =
        "job \"dumps\" {\n  task \"dump\" {\n    driver = \"docker\"\n"
            + "    config { image = \"example/postgres-backup-s3:15\" }\n"
            + "    template {\n      data = <<EOF\n{{ range nomadService \"%s\" }}{{ end }}\nEOF\n    }\n"
            + "  }\n}\n";
    write("dumps.nomad", tool.formatted("other"));
    assertTrue(Ran.in(home, "lint", "--select=PG401").out().contains("PG401"));

    write("dumps.nomad", tool.formatted("shop"));
    assertFalse(Ran.in(home, "lint", "--select=PG401").out().contains("PG401"));
  }

  @Test
  void noFormShowsASecretOfAnEnvFile() throws IOException {
    write(
        "compose.yaml",
        "services:\n  db: {image: \"postgres:16.15\"}\n"
            + "  web: {image: \"example/shop:2.4.1\", env_file: web.env}\n");
    write(
        "web.env",
        "DATABASE_URL=postgres://postgres:top5ecret@db/shop\n"
            + "MAIN_DB=host=db user=postgres password=top5ecret dbname=shop\n");
    for (String format : List.of("human", "json", "sarif", "concise", "github", "gitlab")) {
      Ran ran = Ran.in(home, "lint", "--profile=strict", "--format", format);
      assertTrue(ran.out().contains("web.env"), format + " tells of it: " + ran.out());
      assertFalse((ran.out() + ran.err()).contains("top5ecret"), ran.out());
    }
  }

  /** The project has its name from a part, which is read once more. */
  @Test
  void whatAProjectSharesIsFoundAlsoWhereAPartNamesIt() throws IOException {
    for (String name : List.of("a", "b")) {
      Files.createDirectories(home.resolve(name));
      write(
          name + "/compose.yaml",
          "services:\n  db:\n    image: postgres:16.15\n    ports: [\"127.0.0.1:5432:5432\"]\n");
    }
    write("a/compose.override.yaml", "name: shop\nservices:\n  db:\n    restart: always\n");

    Ran ran = Ran.in(home, "lint", "--format=concise", "--select=PG205");

    assertTrue(ran.out().contains("b/compose.yaml:4:13: warning[PG205"), ran.out() + ran.err());
  }

  @Test
  void whatSpecsShareIsFoundInAnyOrderOfArgumentsAndInARepository() throws IOException {
    String shared = "backup: {destination: /mnt/backup/both}\n";
    for (String name : List.of("one", "two", "three")) {
      write(name + ".pggen.yaml", spec(name, shared));
    }
    List<String> all = List.of("one.pggen.yaml", "two.pggen.yaml", "three.pggen.yaml");
    for (String format : List.of("human", "concise", "json")) {
      String found = Ran.in(home, "lint", "--format", format).out();
      assertTrue(found.contains("/mnt/backup/both") || found.contains("PG20"), found);
      for (int i = 0; i < 6; i++) {
        List<String> left = new ArrayList<>(all);
        List<String> args = new ArrayList<>(List.of("lint", "--format", format));
        args.add(left.remove(i % 3));
        args.add(left.remove(i / 3));
        args.add(left.remove(0));
        assertEquals(found, Ran.in(home, args.toArray(String[]::new)).out(), args.toString());
      }
      assertEquals(found, Ran.in(home, "lint", "--format", format, ".", all.get(0)).out());
    }
    String human = Ran.in(home, "lint", "--select", "isolation").out();
    assertTrue(human.contains("--> three.pggen.yaml:"), human);
    assertTrue(human.contains("::: one.pggen.yaml:"), "both places are shown: " + human);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--select network|CLEAN|",
        "--select no-backup|FINDINGS|",
        "--select pg4,network|FINDINGS|",
        "--select PG401,PG603 --ignore backup|CLEAN|",
        "--profile essential|FINDINGS|",
        "--select netwrk|USAGE|did you mean `network`?",
        "--ignore PG4O1|USAGE|did you mean `PG401`?",
        "--select no-bakup|USAGE|did you mean `no-backup`?",
        "--select whatever-this-is|USAGE|`pggen rules` lists them",
        "--select PG401 --ignore backup|USAGE|no rule is left to be asked",
        "--profile lax|USAGE|lax",
        "--fail-on never|USAGE|never",
        "--select PG001|USAGE|`PG001` is no rule that is asked",
      })
  void wordsChooseRules(String options, ExitCode code, String says) throws IOException {
    write("pggen.yaml", spec("shop", ""));
    List<String> args = new ArrayList<>(List.of("lint"));
    args.addAll(List.of(options.split(" ")));
    Ran ran = Ran.in(home, args.toArray(String[]::new));
    assertEquals(code, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains(says == null ? "" : says), ran.err());
    assertEquals(code == ExitCode.USAGE, ran.out().isEmpty());
  }

  @Test
  void whatAnotherWroteWeighsNoMoreThanWhatIsKnownOfIt() throws IOException {
    write("compose.yaml", "services:\n  db: {image: \"postgres:17.6-bookworm\"}\n");
    Ran ran = Ran.in(home, "lint", "--format", "concise", "--select", "PG401");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out());
    assertTrue(ran.out().contains("warning[PG401 "), ran.out());
    write("pggen.yaml", spec("shop", ""));
    Ran both = Ran.in(home, "lint", "--format", "json", "--select", "PG401");
    assertTrue(both.out().contains("\"severity\":\"error\""), both.out());
    assertTrue(both.out().contains("\"severity\":\"warning\""), both.out());
  }

  @Test
  void aRenderedFileThatSomebodyChangedIsNoSecondService() throws IOException {
    write("pggen.yaml", Files.readString(Path.of("samples/minimal/pggen.yaml")));
    assertEquals(ExitCode.CLEAN, Ran.in(home, "render").code());
    Path compose = home.resolve("deploy/compose/compose.yaml");
    Files.writeString(compose, Files.readString(compose) + "# by hand\n");

    Ran ran = Ran.in(home, "lint");
    assertEquals(ExitCode.CLEAN, ran.code(), ran.out() + ran.err());
    assertTrue(ran.err().contains("compose.yaml` was not read: it was rendered and then changed"));
    assertTrue(ran.out().contains("in 1 file"), ran.out());
    assertTrue(Ran.in(home, "lint", "deploy/compose/compose.yaml").out().contains("in 1 file"));
  }

  @Test
  void aMistakeOfOursIsSaidWithItsRuleAndFileAndIsTheWorstOfAll() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            StandardInput.empty(), stream, stream, home, Map.of(), LocalDate.of(2026, 11, 20), "");
    Mistake mistake =
        new Mistake(Optional.of("PG602 root-user"), "a.yaml", new IllegalStateException("odd"));
    LintRun run = Linter.with(Profile.DEFAULT).begin(terminal.today());
    LintFiles files = new LintFiles(terminal, Map.of(), run);
    files.read(
        new LintPaths(
            List.of(),
            List.of(Unread.unreadable("b.yaml", "is gone")),
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        Set.of(),
        Steps.UNHEARD);
    assertEquals(ExitCode.BUG, files.obstacles().tell(terminal, List.of(mistake), false));
    String told = err.toString(StandardCharsets.UTF_8);
    assertTrue(told.contains("rule PG602 root-user failed on `a.yaml`"), told);
    assertTrue(told.contains("please report it"), told);
    assertTrue(told.contains("`b.yaml` is gone"), told);
    assertFalse(told.contains("at dev.pggen"), "the place only where it is asked for");
    err.reset();
    assertEquals(ExitCode.BUG, new Obstacles().tell(terminal, List.of(mistake), true));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("at dev.pggen.cli.LintRunTest"));
  }
}
