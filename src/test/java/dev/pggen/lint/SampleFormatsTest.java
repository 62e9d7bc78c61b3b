package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pggen.lint.format.Format;
import dev.pggen.lint.format.RuleFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each rule has a bad and a good sample in each format that it is asked about. */
final class SampleFormatsTest {
  private static final Path PAGES = Path.of("docs/rules");
  private static final String LINE = "Asked of: ";

  /** What is not written yet, as {@code PG101 bad nomad}. Take lines out; add none. */
  private static final Set<String> LACKING = new TreeSet<>();

  @Test
  void everyFormatIsShown() throws IOException {
    Set<String> missing = SampleFormats.missing();
    Set<String> added = new TreeSet<>(missing);
    added.removeAll(LACKING);
    assertEquals(Set.of(), added, "write a sample, or say in RuleFormats that it cannot be there");
    assertEquals(missing, LACKING, "samples that are there are listed as lacking");
  }

  @Test
  void samplesAreInFormatsOfTheirRule() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Sample sample : Sample.all()) {
      Set<Format> asked = RuleFormats.of(Rules.named(sample.rule()).orElseThrow());
      if (sample.subjects().stream().noneMatch(s -> isIn(asked, s))) {
        wrong.add(sample.name());
      }
    }
    assertEquals(List.of(), wrong, "in none of the formats of its rule");
  }

  private static boolean isIn(Set<Format> asked, Subject subject) {
    return asked.stream().anyMatch(f -> f.has(subject.document()));
  }

  /** A rule that would find something in a format must be asked about it. */
  @Test
  void noRuleIsSilencedThatWouldSpeak() throws IOException {
    List<String> silenced = new ArrayList<>();
    for (Sample sample : Sample.all()) {
      for (Subject subject : sample.subjects()) {
        for (Rule rule : Rules.ALL) {
          if (rule instanceof StackRule other
              && !RuleFormats.asks(rule, subject.document())
              && other.check(subject.stack()).findAny().isPresent()) {
            silenced.add(rule.info().id() + " in " + sample.name());
          }
        }
      }
    }
    assertEquals(List.of(), silenced);
  }

  @Test
  void theListOfExceptionsNamesRules() {
    Set<String> ids =
        Rules.ALL.stream().map(r -> r.info().id()).collect(Collectors.toCollection(TreeSet::new));
    Set<String> gone = new TreeSet<>(RuleFormats.exceptions());
    gone.removeAll(ids);
    assertEquals(Set.of(), gone);
  }

  /** The third line of each page; run with {@code -Dgolden.update=true}, as {@code make docs}. */
  @Test
  void pagesSayTheFormats() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Rule rule : Rules.ALL) {
      Path page = PAGES.resolve(rule.info().id()).resolve("README.md");
      List<String> lines = new ArrayList<>(Files.readAllLines(page));
      lines.removeIf(line -> line.startsWith(LINE));
      lines.add(2, LINE + titles(rule) + ".");
      String written = String.join("\n", lines) + "\n";
      if (Boolean.getBoolean("golden.update")) {
        Files.writeString(page, written);
      }
      if (!written.equals(Files.readString(page))) {
        wrong.add(rule.info().id() + ": " + lines.get(2));
      }
    }
    assertEquals(List.of(), wrong, "to accept: make docs");
  }

  private static String titles(Rule rule) {
    return RuleFormats.of(rule).stream().map(Format::title).collect(Collectors.joining(", "));
  }
}
