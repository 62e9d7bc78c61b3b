package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.List;
import java.util.Map;

/**
 * What a run has to say.
 *
 * @param findings sorted
 * @param suppressed those for which somebody took responsibility
 * @param paths of the files that were looked at, as findings name them
 * @param asked which rules were asked of which of them; a file that could not be read has none
 * @param showsSuppressed whether people want to read what is suppressed, too
 * @param secrets where more of them stand than those that findings are about
 */
public record Report(
    List<Finding> findings,
    List<Suppressed> suppressed,
    List<String> paths,
    Map<String, List<RuleInfo>> asked,
    boolean showsSuppressed,
    List<Span> secrets) {
  public Report {
    findings = findings.stream().sorted().distinct().toList();
    suppressed = List.copyOf(suppressed);
    paths = List.copyOf(paths);
    secrets = List.copyOf(secrets);
  }

  /** Of a run that knows no secrets but those of its findings. */
  public Report(
      List<Finding> findings,
      List<Suppressed> suppressed,
      List<String> paths,
      Map<String, List<RuleInfo>> asked,
      boolean showsSuppressed) {
    this(findings, suppressed, paths, asked, showsSuppressed, List.of());
  }

  /** Of a run that asked no rules of lint. */
  public Report(List<Finding> findings, List<Suppressed> suppressed, List<String> paths) {
    this(findings, suppressed, paths, Map.of(), false);
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
