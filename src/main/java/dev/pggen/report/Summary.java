package dev.pggen.report;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;

/** The last line of a report for people. */
final class Summary {
  private Summary() {}

  /** Like {@code 1 error, 2 warnings in 3 files, 1 suppressed}. */
  static String of(Report report) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long n = report.count(severity);
      if (n > 0) {
        parts.add(severity == Severity.INFO ? n + " info" : counted(n, severity.label()));
      }
    }
    String what = parts.isEmpty() ? "no findings" : String.join(", ", parts);
    String suppressed =
        report.suppressed().isEmpty() ? "" : ", " + report.suppressed().size() + " suppressed";
    return what + " in " + counted(report.paths().size(), "file") + suppressed;
  }

  /** The same with what the next command can mend. */
  static String withFixes(Report report) {
    return of(report) + fixable(report);
  }

  private static String fixable(Report report) {
    long safe = 0;
    long all = 0;
    for (Finding finding : report.findings()) {
      all += finding.fix().isPresent() ? 1 : 0;
      safe += finding.fix().isPresent() && finding.fix().get().safe() ? 1 : 0;
    }
    return all == 0 ? "" : FixLabel.counted(safe, all - safe);
  }

  private static String counted(long n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
