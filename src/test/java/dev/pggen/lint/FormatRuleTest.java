package dev.pggen.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.read.compose.ComposeReader;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A rule of one format is asked about files of that format, and about no other. */
final class FormatRuleTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final SourceFile FILE =
      SourceFile.of("compose.yaml", "services:\n  web: {image: example/shop:2.4.1, restart: no}\n");

  /**
   * Finds that it was asked.
   *
   * @param format about which files
   */
  private record Asked(String format) implements FormatRule<YamlDocument> {
    @Override
    public RuleInfo info() {
      return new RuleInfo("PG902", "retyped-value", Severity.WARNING, "why");
    }

    @Override
    public Class<YamlDocument> documents() {
      return YamlDocument.class;
    }

    @Override
    public Stream<Finding> check(YamlDocument document) {
      return Stream.of(info().at(document.root().span(), "asked"));
    }
  }

  @Test
  void anotherFormatIsNotItsBusiness() {
    assertEquals(1, found(new Asked("compose")).size());
    assertEquals(0, found(new Asked("spec")).size());
  }

  @Test
  void everyShapeOfRuleIsInTheList() {
    assertTrue(Rules.ALL.stream().anyMatch(StackRule.class::isInstance));
    assertTrue(Rules.ALL.stream().anyMatch(EstateRule.class::isInstance));
    assertTrue(Rules.ALL.stream().anyMatch(FormatRule.class::isInstance));
  }

  @Test
  void strictAsksAllAndTheDefaultLess() {
    List<Rule> strict = Choice.of(Profile.STRICT).rules();
    List<Rule> usual = Choice.of(Profile.DEFAULT).rules();

    assertEquals(Rules.ALL, strict);
    assertTrue(strict.containsAll(usual));
    assertTrue(usual.size() < Rules.ALL.size());
  }

  private static List<Finding> found(Rule rule) {
    Reading reading = new ComposeReader().read(FILE, FileSet.none()).value().orElseThrow();
    Subject subject = new Subject(reading.document(), reading.stack(), List.of());
    return Linter.with(List.of(rule)).lint(List.of(subject), TODAY).findings();
  }
}
