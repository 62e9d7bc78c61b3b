package dev.pggen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a shell completes, and the manual: every verb and option, asked of bash itself. */
final class CompletionsTest {
  private static final String ASK =
      """
      . "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pggen
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir Path home;

  private String printed(String... args) {
    Ran ran = Ran.in(home, args);
    assertEquals(ExitCode.CLEAN, ran.code(), ran.err());
    return ran.out();
  }

  /** What bash offers for the last of some words. */
  private List<String> offered(String... words) throws IOException, InterruptedException {
    Path script = Files.writeString(home.resolve("pggen.bash"), printed("completions", "bash"));
    List<String> command = new ArrayList<>(List.of("bash", "--noprofile", "--norc", "-c", ASK));
    command.addAll(List.of("-", script.toString()));
    command.addAll(List.of(words));
    Process bash =
        new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), out);
    return out.lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void everyVerbAndOptionIsOfferedByBash() throws Exception {
    List<String> verbs = offered("pggen", "");
    for (Taken verb : Verbs.taken()) {
      assertTrue(verbs.contains(verb.word()), verbs.toString());
      List<String> options = offered("pggen", verb.word(), "-");
      for (Taken.Option option : verb.options()) {
        assertTrue(options.containsAll(option.names()), verb.word() + ": " + options);
      }
    }
    assertFalse(verbs.contains("warmup"), "hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "li, lint",
    "lint --fail-on w, warning",
    "lint --fail-on = w, warning",
    "lint --format sar, sarif",
    "lint --format json --output out.json --format ju, junit",
    "lint --format json --output pg, pggen.bash",
    "help sec, secrets",
    "completions f, fish",
    "lint pg, pggen.bash",
    "render --out pg, pggen.bash"
  })
  void bashOffersWhatIsMissing(String words, String wanted) throws Exception {
    assertEquals(List.of(wanted), offered(("pggen " + words).split(" ")));
  }

  @Test
  void bashOffersNothingForAWordThatOnlyTheUserKnows() throws Exception {
    assertEquals(List.of(), offered("pggen", "init", "--name", ""));
  }

  @ParameterizedTest
  @CsvSource({"completions zsh", "completions fish", "man"})
  void theOthersKnowEveryVerbAndOption(String words) {
    String text = printed(words.split(" ")).replace("\\-", "-");
    for (Taken verb : Verbs.taken()) {
      assertTrue(text.contains(verb.word()), verb.word());
      for (Taken.Option option : verb.options()) {
        for (String name : option.names()) {
          String bare = words.endsWith("fish") ? name.replaceFirst("^-+", "") : name;
          assertTrue(text.contains(bare), words + " lacks " + verb.word() + " " + name);
        }
        assertTrue(text.contains(option.about().split("[:'\\[]")[0]), option.about());
      }
    }
  }

  @Test
  void aShellThatNobodyKnowsIsRefused() {
    Ran ran = Ran.in(home, "completions", "tcsh");
    assertEquals(ExitCode.USAGE, ran.code());
    assertTrue(ran.err().contains("tcsh"), ran.err());
  }

  @Test
  void theManualNamesWhatIsReadFromTheEnvironmentAndFromFiles() throws Exception {
    String page = Ran.in(Path.of("."), "man").out().replace("\\-", "-");
    for (String name :
        List.of("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", Config.NAME)) {
      assertTrue(page.contains("\n.B " + name + "\n"), name);
    }
  }
}
