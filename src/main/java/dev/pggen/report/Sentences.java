package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;

/** A finding as running text, for forms that have one field for all of it. */
final class Sentences {
  private Sentences() {}

  /** Headline, reason and next step; the headline is the first sentence. */
  static String of(Finding finding) {
    return sentence(finding.message())
        + (finding.why().isEmpty() ? "" : " Why: " + sentence(finding.why()))
        + (finding.help().isEmpty() ? "" : " Help: " + sentence(finding.help()));
  }

  /** With a stop at its end. */
  static String sentence(String text) {
    boolean ended = text.endsWith(".") || text.endsWith("?") || text.endsWith("!");
    return Visible.text(text) + (ended ? "" : ".");
  }

  /** The rule as people name it: {@code PG101 plaintext-secret}. */
  static String title(Finding finding) {
    return finding.rule().id() + " " + finding.rule().name();
  }

  /** Why a finding is right where it is, and how long. */
  static String justification(Suppressed suppressed) {
    return suppressed.reason() + suppressed.until().map(day -> " (until " + day + ")").orElse("");
  }
}
