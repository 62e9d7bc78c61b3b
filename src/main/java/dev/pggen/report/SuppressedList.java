package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import java.util.ArrayList;
import java.util.List;

/** What somebody took responsibility for, before the summary. */
final class SuppressedList {
  private SuppressedList() {}

  /** A line for each; none unless they were asked for. */
  static List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    if (report.showsSuppressed()) {
      for (Suppressed each : report.suppressed()) {
        lines.add(Visible.text(line(each)));
      }
    }
    return lines;
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
