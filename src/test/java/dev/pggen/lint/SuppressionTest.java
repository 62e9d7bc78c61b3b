package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.source.At;
import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlScalar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users may say about findings, and what happens when they say it wrong. */
final class SuppressionTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final SourceFile FILE =
      SourceFile.of("pggen.yaml", "a\n# comment\nguilty\nother\n");

  /** Breaks the name of a real rule on line 3, so that suppressions know it. */
  private static final StackRule GUILTY =
      new StackRule() {
        @Override
        public RuleInfo info() {
          return new RuleInfo("PG602", "root-user", Severity.ERROR, "why");
        }

        @Override
        public Stream<Finding> check(Stack stack) {
          return Stream.of(info().at(FILE.span(3, 1, 3, 7), "guilty"));
        }
      };

  @Test
  void aCommentAloneMeansTheNextLine() {
    LintResult result = lint("pggen: ignore[PG602] -- dropped by s6", 2, true);

    assertEquals(List.of(), result.findings());
    assertEquals("dropped by s6", result.suppressed().get(0).reason());
  }

  @Test
  void aCommentBesideMeansItsOwnLine() {
    assertEquals(List.of(), lint("pggen: ignore[root-user] -- dropped by s6", 3, false).findings());
  }

  @Test
  void anotherLineIsNotMeant() {
    LintResult result = lint("pggen: ignore[PG602] -- dropped by s6", 4, false);

    assertEquals(List.of("PG602"), ids(result));
  }

  @Test
  void theLastDayStillCounts() {
    assertEquals(
        List.of(), lint("pggen: ignore[PG602] until=2026-11-20 -- moving", 3, false).findings());
    assertEquals(
        List.of("PG602", "PG993"),
        ids(lint("pggen: ignore[PG602] until=2026-11-19 -- moving", 3, false)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pggen: ignore[PG602]|PG990",
        "pggen: ignore[PG602] --|PG990",
        "pggen: ignore PG602 -- why|PG990",
        "pggen: ignore[] -- why|PG990",
        "pggen: ignore[PG602] until=tomorrow -- why|PG990",
        "pggen: ignore[PG602] since=2026-01-01 -- why|PG990",
        "pggen: allow[PG602] -- why|PG990",
        "pggen: ignore[PG699] -- why|PG991",
        "pggen: ignore[PG999] -- why|PG991",
        "pggen: ignore[PG990] -- why|PG994",
        "pggen: ignore[root-usr] -- why|PG991",
        "pggen: ignore[PG101] -- why|PG994",
      })
  void whatIsNotUnderstoodSuppressesNothing(String comment, String complaint) {
    assertEquals(List.of("PG602", complaint), ids(lint(comment, 3, false)));
  }

  @Test
  void anEntryOfTheSpecMeansTheWholeFile() {
    Ignore ignore =
        new Ignore(
            new At<>("root-user", FILE.start()),
            new At<>("dropped by s6", FILE.start()),
            Optional.empty(),
            FILE.start());
    LintResult result =
        Linter.with(List.of(GUILTY)).lint(List.of(subject(List.of(), List.of(ignore))), TODAY);

    assertEquals(List.of(), result.findings());
  }

  @Test
  void aNameWithATypingErrorGetsASuggestion() {
    LintResult result = lint("pggen: ignore[root-usr] -- why", 3, false);

    assertTrue(result.findings().stream().anyMatch(f -> f.help().contains("`root-user`")));
  }

  private static List<String> ids(LintResult result) {
    return result.findings().stream().map(f -> f.rule().id()).sorted().toList();
  }

  private static LintResult lint(String text, int line, boolean alone) {
    Comment comment = new Comment(text, FILE.span(line, 1, line, 2), alone);
    return Linter.with(List.of(GUILTY)).lint(List.of(subject(List.of(comment), List.of())), TODAY);
  }

  private static Subject subject(List<Comment> comments, List<Ignore> ignores) {
    Stack empty =
        new Stack(
            "x",
            Origin.written(FILE.start()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new Subject(
        new YamlDocument(FILE, YamlDialect.SPEC, YamlScalar.string("", FILE.start()), comments),
        empty,
        ignores);
  }
}
