package dev.pggen.report;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;

/** Commands that GitHub's runner reads from a step's output and shows beside the lines. */
public final class GithubWriter implements ReportWriter {
  private final Surroundings around;

  /** For a repository. */
  public GithubWriter(Surroundings around) {
    this.around = around;
  }

  @Override
  public String write(Report report) {
    StringBuilder out = new StringBuilder();
    for (Finding finding : report.findings()) {
      out.append("::")
          .append(command(finding.severity()))
          .append(" file=")
          .append(property(around.fromTheTop(finding.span().path())))
          .append(place(finding.span()))
          .append(",title=")
          .append(property(Sentences.title(finding)))
          .append("::")
          .append(data(finding))
          .append('\n');
    }
    return out.toString();
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  /** GitHub refuses columns where the lines differ. */
  private static String place(Span span) {
    return ",line="
        + span.line()
        + ",endLine="
        + span.endLine()
        + (span.line() == span.endLine()
            ? ",col=" + span.column() + ",endColumn=" + span.endColumn()
            : "");
  }

  private static String data(Finding finding) {
    return escaped(finding.message())
        + (finding.why().isEmpty() ? "" : "%0Awhy: " + escaped(finding.why()))
        + (finding.help().isEmpty() ? "" : "%0Ahelp: " + escaped(finding.help()));
  }

  private static String escaped(String text) {
    return Visible.text(text).replace("%", "%25");
  }

  /** Line ends stay in a path: they are part of it. */
  private static String property(String text) {
    return text.replace("%", "%25")
        .replace("\r", "%0D")
        .replace("\n", "%0A")
        .replace(":", "%3A")
        .replace(",", "%2C");
  }
}
