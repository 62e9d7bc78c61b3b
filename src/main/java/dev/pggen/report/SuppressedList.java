package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;

/** What somebody took responsibility for, a line each, before the summary. */
final class SuppressedList {
  private SuppressedList() {}

  /** Empty unless it was asked for. */
  static String of(Report report) {
    StringBuilder out = new StringBuilder();
    if (report.showsSuppressed()) {
      for (Suppressed each : report.suppressed()) {
        out.append(line(each)).append('\n');
      }
    }
    return out.toString();
  }

  private static String line(Suppressed each) {
    Finding finding = each.finding();
    return finding.span().position()
        + ": suppressed["
        + finding.rule().id()
        + " "
        + finding.rule().name()
        + "]: "
        + finding.message()
        + " -- "
        + each.reason()
        + each.until().map(day -> ", until " + day).orElse("");
  }
}
