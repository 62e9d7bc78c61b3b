package dev.pggen.report;

import dev.pggen.source.Finding;
import java.nio.charset.StandardCharsets;

/** A report in Markdown, for the page that GitHub shows of a run. */
public final class StepSummary {
  private static final String SPECIAL = "&<>|`*_{}[]()#+-!~@\\$\"'";

  /** Room for the line that says what was left out. */
  private static final int CLOSING = 200;

  private StepSummary() {}

  /**
   * A table of findings.
   *
   * @param room how many bytes GitHub still takes; nothing is written where not even the heading
   *     fits
   */
  public static String of(Report report, Surroundings around, long room) {
    StringBuilder out = new StringBuilder("### pggen: " + Summary.of(report) + "\n\n");
    if (!report.findings().isEmpty()) {
      out.append("| | Rule | Place | Finding |\n|---|---|---|---|\n");
    }
    long used = bytes(out.toString()) + CLOSING;
    if (used > room) {
      return "";
    }
    int shown = 0;
    for (Finding finding : report.findings()) {
      String row = row(finding, around);
      used += bytes(row);
      if (used > room) {
        int left = report.findings().size() - shown;
        return out + "\n" + left + " more did not fit here; the log of the step has them all.\n\n";
      }
      out.append(row);
      shown++;
    }
    return out.append('\n').toString();
  }

  private static String row(Finding finding, Surroundings around) {
    String place =
        around.fromTheTop(finding.span().path())
            + ":"
            + finding.span().line()
            + ":"
            + finding.span().column();
    return "| "
        + finding.severity().label()
        + " | "
        + Sentences.title(finding)
        + " | <code>"
        + escaped(place)
        + "</code> | "
        + prose(finding.message())
        + (finding.help().isEmpty() ? "" : "<br>help: " + prose(finding.help()))
        + " |\n";
  }

  /** What stands between backquotes is shown as code. */
  private static String prose(String text) {
    StringBuilder out = new StringBuilder();
    String[] parts = text.split("`", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean code = i % 2 == 1 && i < parts.length - 1;
      out.append(code ? "<code>" : "").append(escaped(parts[i])).append(code ? "</code>" : "");
    }
    return out.toString();
  }

  /** As character references: no Markdown, HTML, mention or table sees them. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : Visible.text(text).toCharArray()) {
      out.append(SPECIAL.indexOf(c) < 0 ? String.valueOf(c) : "&#" + (int) c + ";");
    }
    return out.toString();
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
