package dev.pggen.report;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.List;

/** GitLab's Code Quality: one list, in which no two findings have the same fingerprint. */
public final class CodeQualityWriter implements ReportWriter {
  private final Surroundings around;

  /** For a repository. */
  public CodeQualityWriter(Surroundings around) {
    this.around = around;
  }

  @Override
  public String write(Report report) {
    Fingerprints fingerprints = new Fingerprints(report, around);
    List<String> all = report.findings().stream().map(f -> issue(f, fingerprints.of(f))).toList();
    return Json.lines(all) + "\n";
  }

  private String issue(Finding finding, String fingerprint) {
    String lines =
        Json.object(
            Json.number("begin", finding.span().line()),
            Json.number("end", finding.span().endLine()));
    return Json.object(
        // GitLab shows nothing but this text, so it names the rule.
        Json.member("description", Sentences.title(finding) + ": " + Sentences.of(finding)),
        Json.member("check_name", finding.rule().id()),
        Json.member("fingerprint", fingerprint),
        Json.member("severity", severity(finding.severity())),
        Json.raw(
            "location",
            Json.object(
                Json.member("path", around.fromTheTop(finding.span().path())),
                Json.raw("lines", lines))));
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "critical";
      case WARNING -> "major";
      case INFO -> "info";
    };
  }
}
