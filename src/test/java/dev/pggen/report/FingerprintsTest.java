package dev.pggen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A fingerprint is the same as long as it is the same mistake. */
final class FingerprintsTest {
  private static final RuleInfo RULE = new RuleInfo("PG101", "x", Severity.ERROR, "y");

  private static Finding at(int line, String message) {
    SourceFile file = SourceFile.of("a.yaml", "\n".repeat(line) + "x");
    return RULE.at(file.span(line, 1, line, 2), message);
  }

  private static String print(Finding finding, Finding... others) {
    List<Finding> all = new java.util.ArrayList<>(List.of(others));
    all.add(finding);
    return new Fingerprints(new Report(all, List.of(), List.of()), RichReport.AROUND).of(finding);
  }

  @Test
  void linesAboveAndWordsDoNotCount() {
    assertEquals(print(at(3, "`web` is open")), print(at(90, "`web` is open")));
    assertEquals(print(at(3, "`web` is open")), print(at(3, "anybody can reach `web`")));
    assertEquals(print(at(3, "`web`")), print(at(3, "`web`"), at(4, "`db`"), at(2, "`db`")));
  }

  @Test
  void namesRulesAndPathsDo() {
    assertNotEquals(print(at(3, "`web` is open")), print(at(3, "`db` is open")));
    RuleInfo other = new RuleInfo("PG102", "x", Severity.ERROR, "y");
    assertNotEquals(print(at(3, "`web`")), print(other.at(at(3, "").span(), "`web`")));
    assertNotEquals(
        print(at(3, "`web`")), print(RULE.at(SourceFile.of("b.yaml", "").start(), "`web`")));
  }

  @Test
  void theSameTwiceIsNumberedWhateverIsSuppressed() {
    Finding first = at(1, "`web`");
    Finding second = at(2, "`web`");
    assertNotEquals(print(first, second), print(second, first));
    Report suppressed =
        new Report(
            List.of(second),
            List.of(new Suppressed(first, "why not", Optional.empty(), true)),
            List.of());
    assertEquals(print(second, first), new Fingerprints(suppressed, RichReport.AROUND).of(second));
  }
}
