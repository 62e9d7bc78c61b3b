package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command that the manual shows is run, here or on Docker, and what it shows as output is
 * what comes out. A line `…` stands for any lines.
 */
final class DocsCommandsTest {
  private static final Path TABLE = Path.of("src/e2e/docs/commands.tsv");
  private static final Path EXAMPLES = Path.of("src/test/resources/examples");
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "shell-session");

  /** A command as a page shows it, with the output below it. */
  private record Shown(String page, String command, List<String> output) {}

  /** A line of the table. */
  private record Row(String page, String where, String directory, String command) {}

  @Test
  void everyCommandIsInTheTableAndTheTableHoldsNoOther() throws IOException {
    List<String> shown = new ArrayList<>();
    for (Path page : pages()) {
      shown(page).forEach(s -> shown.add(s.page() + "\t" + s.command()));
    }
    assertTrue(shown.size() > 15, () -> "commands of the manual: " + shown);
    assertEquals(shown, table().stream().map(r -> r.page() + "\t" + r.command()).toList());
  }

  @Test
  void shellBlocksAreConsoleBlocksThatBeginWithAPrompt() throws IOException {
    for (Path page : pages()) {
      boolean open = false;
      boolean first = false;
      for (String line : Files.readAllLines(page)) {
        if (line.strip().startsWith("```")) {
          String language = line.strip().substring(3);
          assertFalse(!open && SHELLS.contains(language), page + ": write ```console");
          first = !open && language.equals("console");
          open = !open;
        } else if (first) {
          assertTrue(line.startsWith("$ "), page + ": " + line);
          first = false;
        }
      }
    }
  }

  @Test
  void commandsThatNeedNoDockerDoWhatThePageSays(@TempDir Path scratch) throws IOException {
    List<Row> table = table();
    int ran = 0;
    for (Path page : pages()) {
      Path home = Files.createDirectories(scratch.resolve(page.toString().replace('/', '-')));
      spec(page, home);
      List<Shown> shown = shown(page);
      List<Row> rows = table.stream().filter(r -> r.page().equals(page.toString())).toList();
      for (int i = 0; i < rows.size(); i++) {
        if (rows.get(i).where().equals("test")) {
          Path directory = directory(rows.get(i), home);
          example(directory, home);
          run(shown.get(i), directory);
          ran++;
        } else if (!rows.get(i).where().equals("hooks")) {
          assertEquals(List.of(), shown.get(i).output(), "nobody compares it: " + rows.get(i));
        }
      }
    }
    assertTrue(ran >= 5, "commands were run: " + ran);
  }

  @Test
  void whoeverRunsTheOthersIsThere() throws IOException {
    String makefile = Files.readString(Path.of("Makefile"));
    assertTrue(Files.exists(Path.of("src/e2e/scenario/docs.sh")));
    assertTrue(Files.exists(Path.of("src/e2e/scenario/hooks.sh")));
    for (Row row : table()) {
      assertTrue(Set.of("test", "docker", "hooks", "make").contains(row.where()), row.toString());
      if (row.where().equals("make")) {
        String goal = row.command().substring("make ".length());
        assertTrue(row.command().startsWith("make "), row.toString());
        assertTrue(makefile.contains("\n" + goal + ":"), "no goal " + goal);
      }
    }
  }

  private static void run(Shown shown, Path directory) {
    String[] words = shown.command().split(" +");
    assertEquals("pggen", words[0], "only pggen is run here: " + shown);
    assertFalse(shown.command().matches(".*[\"'$|&;<>*].*"), "no shell is here: " + shown);
    Ran ran = Ran.in(directory, Stream.of(words).skip(1).toArray(String[]::new));
    boolean findings =
        shown.output().stream().anyMatch(l -> l.startsWith("error[") || l.startsWith("@@ "));
    assertEquals(
        findings ? ExitCode.FINDINGS : ExitCode.CLEAN,
        ran.code(),
        shown.page() + ": " + shown.command() + "\n" + ran.out() + ran.err());
    if (!shown.output().isEmpty()) {
      List<String> out = ran.out().lines().toList();
      assertTrue(
          matches(shown.output(), out),
          () ->
              shown.page()
                  + " shows for `"
                  + shown.command()
                  + "`:\n"
                  + String.join("\n", shown.output())
                  + "\nbut it prints:\n"
                  + ran.out());
    }
  }

  /** Whether lines are those wanted; {@code …} takes any number of them. */
  private static boolean matches(List<String> wanted, List<String> lines) {
    if (wanted.isEmpty()) {
      return lines.isEmpty();
    }
    List<String> rest = wanted.subList(1, wanted.size());
    if (!wanted.get(0).equals("…")) {
      return !lines.isEmpty()
          && wanted.get(0).equals(lines.get(0))
          && matches(rest, lines.subList(1, lines.size()));
    }
    for (int taken = 0; taken <= lines.size(); taken++) {
      if (matches(rest, lines.subList(taken, lines.size()))) {
        return true;
      }
    }
    return false;
  }

  private static Path directory(Row row, Path home) {
    return switch (row.directory()) {
      case "repo" -> HERE;
      case "spec" -> home;
      default -> home.resolve(row.directory());
    };
  }

  /** Copies a small repository that a page speaks of, when it is first needed. */
  private static void example(Path directory, Path home) throws IOException {
    Path from = EXAMPLES.resolve(home.relativize(directory).toString());
    if (!directory.startsWith(home) || Files.exists(directory) || !Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, directory.resolve(from.relativize(each).toString()));
      }
    }
  }

  /** Saves the first spec that a page shows as the reader is told to. */
  private static void spec(Path page, Path home) throws IOException {
    String text = Files.readString(page);
    int at = text.indexOf("```yaml\npggen: 1\n");
    if (at >= 0) {
      int from = at + "```yaml\n".length();
      Files.writeString(
          home.resolve("pggen.yaml"), text.substring(from, text.indexOf("```", from)));
    }
  }

  private static List<Shown> shown(Path page) throws IOException {
    List<Shown> all = new ArrayList<>();
    boolean console = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        console = !console && line.equals("```console");
      } else if (console && line.startsWith("$ ")) {
        String command = line.substring(2).replaceFirst("\\s+# .*$", "");
        all.add(new Shown(page.toString(), command, new ArrayList<>()));
      } else if (console) {
        all.get(all.size() - 1).output().add(line);
      }
    }
    return all;
  }

  private static List<Row> table() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(l -> !l.startsWith("#"))
        .map(l -> l.split("\t", -1))
        .map(c -> new Row(c[0], c[1], c[2], c[3]))
        .toList();
  }

  private static List<Path> pages() throws IOException {
    TreeSet<Path> pages = new TreeSet<>(Set.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      docs.filter(p -> p.toString().endsWith(".md")).forEach(pages::add);
    }
    return List.copyOf(pages);
  }
}
