package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What linting found.
 *
 * @param findings sorted, none twice
 * @param suppressed those that a user takes responsibility for, sorted
 * @param secrets where they stand, also of findings that nobody asked for
 * @param mistakes of ours, for which some findings may be missing
 */
public record LintResult(
    List<Finding> findings,
    List<Suppressed> suppressed,
    List<Span> secrets,
    List<Mistake> mistakes) {
  public LintResult {
    findings = List.copyOf(findings);
    suppressed = List.copyOf(suppressed);
    secrets = List.copyOf(secrets);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * A finding that a user suppressed.
   *
   * @param finding what was found
   * @param reason why it is right there
   * @param until last day on which that holds
   * @param inSource whether the file of the finding says so itself
   */
  public record Suppressed(
      Finding finding, String reason, Optional<String> until, boolean inSource) {}

  /** Whether any finding is at least as bad as a threshold. */
  public boolean reaches(Severity threshold) {
    return findings.stream().anyMatch(f -> f.severity().reaches(threshold));
  }
}
