package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Stack;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes of asking rules about files, whatever the rules do and whosever the files are. */
final class LinterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  /** Finds one thing in each stack; fails on those whose path it is told. */
  private record Asking(Severity own, Severity elsewhere, String failsOn) implements StackRule {
    @Override
    public RuleInfo info() {
      return new RuleInfo("PG602", "root-user", own, "why");
    }

    @Override
    public Stream<Finding> check(Stack stack) {
      String path = stack.origin().span().orElseThrow().path();
      if (path.equals(failsOn)) {
        throw new IllegalStateException("unforeseen");
      }
      return Stream.of(info().at(stack.origin().span().orElseThrow(), "found in " + path));
    }
  }

  /** Fails only when its findings are taken, as a lazy stream does. */
  private static final class Lazy implements EstateRule {
    @Override
    public RuleInfo info() {
      return new RuleInfo("PG201", "shared-database", Severity.ERROR, "why");
    }

    @Override
    public Comparison compare() {
      return new Comparison() {
        @Override
        public void see(String path, Stack stack) {}

        @Override
        public void forget(String path) {}

        @Override
        public Stream<Finding> findings() {
          return Stream.of(1)
              .map(
                  one -> {
                    throw new StackOverflowError();
                  });
        }
      };
    }
  }

  private static Subject compose(String path) {
    SourceFile file = SourceFile.of(path, "services:\n  web: {image: \"example/shop:2.4.1\"}\n");
    Reading reading = new ComposeReader().read(file, FileSet.none()).value().orElseThrow();
    return new Subject(reading.document(), reading.stack(), List.of());
  }

  /** The same stack, said to be a spec's. */
  private static Subject spec(String path) {
    Subject compose = compose(path);
    return new Subject(
        YamlReader.read(compose.file(), YamlDialect.SPEC).value().orElseThrow(),
        compose.stack(),
        List.of());
  }

  private static List<String> told(LintResult result) {
    return result.findings().stream().map(f -> f.severity().label() + " " + f.message()).toList();
  }

  @Test
  void aRuleThatThrowsCostsItsAnswerAboutThatFileAlone() {
    Rule rule = new Asking(Severity.ERROR, Severity.ERROR, "b.yaml");
    List<Subject> subjects = List.of(compose("c.yaml"), compose("b.yaml"), compose("a.yaml"));
    LintResult result = Linter.with(List.of(new Lazy(), rule)).lint(subjects, TODAY);

    assertEquals(List.of("error found in a.yaml", "error found in c.yaml"), told(result));
    List<String> mistakes = result.mistakes().stream().map(Mistake::told).toList();
    assertEquals(
        List.of(
            "rule PG201 shared-database failed on `a.yaml and 2 more`: StackOverflowError",
            "rule PG602 root-user failed on `b.yaml`: IllegalStateException: unforeseen"),
        mistakes);
  }

  @Test
  void aRuleThatFailedOnAFileWasNotAskedOfIt() {
    LintRun run =
        Linter.with(
                List.of(new Asking(Severity.ERROR, Severity.ERROR, "a/compose.yaml"), new Lazy()))
            .begin(TODAY);
    run.ask(compose("a/compose.yaml"));
    run.ask(compose("b/compose.yaml"));
    List<Mistake> mistakes = run.end().mistakes();
    RuleInfo answered = new RuleInfo("PG602", "root-user", Severity.ERROR, "why");

    assertEquals(
        Map.of("a/compose.yaml", List.of(), "b/compose.yaml", List.of(answered)),
        run.asked(mistakes));
  }

  @Test
  void aFileThatCannotBeReadIsNoMistake() {
    assertThrows(
        UncheckedIOException.class,
        () ->
            Attempt.at(
                () -> {
                  throw new UncheckedIOException(new IOException("gone"));
                }));
    assertEquals("x", Attempt.at(() -> "x").value().orElseThrow());
  }

  @Test
  void aRuleReadsNoFilesSoEachOfItsFailuresIsAMistake() {
    assertEquals(
        "gone",
        Attempt.atRule(
                () -> {
                  throw new UncheckedIOException("gone", new IOException());
                })
            .mistake()
            .orElseThrow()
            .getMessage());
  }

  @Test
  void inAManifestOfOthersARuleWeighsAtMostWhatItSays() {
    List<Subject> both = List.of(spec("pggen.yaml"), compose("compose.yaml"));
    Rule lowered = new Asking(Severity.ERROR, Severity.WARNING, "");
    Rule never = new Asking(Severity.INFO, Severity.WARNING, "");

    assertEquals(
        List.of("warning found in compose.yaml", "error found in pggen.yaml"),
        told(Linter.with(List.of(lowered)).lint(both, TODAY)));
    assertEquals(
        List.of("info found in compose.yaml", "info found in pggen.yaml"),
        told(Linter.with(List.of(never)).lint(both, TODAY)),
        "never raised");
  }

  @Test
  void aSeverityThatSomebodyChoseHoldsForBoth() {
    List<Subject> both = List.of(spec("pggen.yaml"), compose("compose.yaml"));
    Rule rule = new Asking(Severity.WARNING, Severity.INFO, "");
    Choice choice = new Choice(List.of(rule), Map.of("PG602", Severity.ERROR), Set.of(), true);

    assertEquals(
        List.of("error found in compose.yaml", "error found in pggen.yaml"),
        told(Linter.with(choice).lint(both, TODAY)));
  }

  @Test
  void theOrderOfFilesDoesNotMatter() {
    Rule rule = new Asking(Severity.ERROR, Severity.ERROR, "");
    List<Subject> subjects = List.of(compose("a.yaml"), compose("b.yaml"), compose("c.yaml"));
    LintResult wanted = Linter.with(List.of(rule)).lint(subjects, TODAY);
    for (List<Subject> order : orders(subjects)) {
      assertEquals(wanted.findings(), Linter.with(List.of(rule)).lint(order, TODAY).findings());
    }
    assertEquals(6, orders(subjects).size());
  }

  private static <T> List<List<T>> orders(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<T> rest = new ArrayList<>(items);
      T first = rest.remove(i);
      for (List<T> order : orders(rest)) {
        List<T> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        all.add(whole);
      }
    }
    return all;
  }

  @Test
  void wordsMeanRulesByIdNameFamilyAndStart() {
    assertEquals(List.of("PG602"), RuleWords.ids("pg602"));
    assertEquals(List.of("PG602"), RuleWords.ids("root-user"));
    assertEquals(List.of("PG990"), RuleWords.ids("unparsable-suppression"));
    assertEquals(RuleWords.ids("network"), RuleWords.ids("PG5"));
    assertTrue(RuleWords.ids("PG5").containsAll(List.of("PG501", "PG502")));
    assertEquals(List.of(), RuleWords.ids("PG"));
    assertEquals(List.of(), RuleWords.ids(""));
    assertEquals("network", RuleWords.nearest("netwrk").orElseThrow());
    assertEquals("PG602", RuleWords.nearest("pg6o2").orElseThrow());
    assertTrue(RuleWords.nearest("something-else-entirely").isEmpty());
  }

  @Test
  void eachProfileAsksMoreThanTheOneBefore() {
    List<Rule> essential = Choice.of(Profile.ESSENTIAL).rules();
    List<Rule> usual = Choice.of(Profile.DEFAULT).rules();
    assertTrue(usual.containsAll(essential));
    assertTrue(essential.size() < usual.size());
    assertEquals(
        List.of("PG101", "PG201", "PG401", "PG402", "PG501", "PG502", "PG801"),
        essential.stream()
            .map(r -> r.info().id())
            .filter(
                List.of("PG101", "PG201", "PG401", "PG402", "PG501", "PG502", "PG701", "PG801")
                    ::contains)
            .toList());
  }
}
