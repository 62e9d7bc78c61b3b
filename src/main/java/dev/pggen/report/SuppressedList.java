package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import java.util.List;

/** What somebody took responsibility for, a line each, before the summary. */
final class SuppressedList {
  private SuppressedList() {}

  /** Empty unless it was asked for. */
  static String of(Report report, int width) {
    if (!report.showsSuppressed() || report.suppressed().isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (Suppressed each : report.suppressed()) {
      List<String> lines = Wrap.text(line(each), width);
      out.append(lines.get(0)).append('\n');
      lines.stream().skip(1).forEach(line -> out.append("  ").append(line).append('\n'));
    }
    return out.append(width == Integer.MAX_VALUE ? "" : "\n").toString();
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
