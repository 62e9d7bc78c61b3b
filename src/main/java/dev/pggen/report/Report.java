package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.List;

/**
 * What a run has to say.
 *
 * @param findings sorted
 * @param suppressed those for which somebody took responsibility
 * @param files how many files were looked at
 * @param showsSuppressed whether people want to read what is suppressed, too
 */
public record Report(
    List<Finding> findings, List<Suppressed> suppressed, int files, boolean showsSuppressed) {
  public Report {
    findings = findings.stream().sorted().distinct().toList();
    suppressed = List.copyOf(suppressed);
  }

  /** Without a list of what is suppressed. */
  public Report(List<Finding> findings, List<Suppressed> suppressed, int files) {
    this(findings, suppressed, files, false);
  }

  /** How many findings are of a severity. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** Whether any finding is at least as bad as a threshold. */
  public boolean reaches(Severity threshold) {
    return findings.stream().anyMatch(f -> f.severity().reaches(threshold));
  }
}
