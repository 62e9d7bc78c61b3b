package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Where the secrets are: a finding about something else on the same line shows the line, too. */
final class Secrets {
  private Secrets() {}

  /** Those that any finding of a report is about. */
  static List<Span> of(Report report) {
    List<Span> secrets = new ArrayList<>();
    for (Finding finding : report.findings()) {
      add(finding, secrets);
    }
    for (Suppressed suppressed : report.suppressed()) {
      add(suppressed.finding(), secrets);
    }
    return secrets;
  }

  /** Those in one file. */
  static List<Span> in(String path, List<Span> secrets) {
    List<Span> here = new ArrayList<>();
    for (Span secret : secrets) {
      if (secret.path().equals(path)) {
        here.add(secret);
      }
    }
    return here;
  }

  private static void add(Finding finding, List<Span> secrets) {
    if (finding.masked()) {
      secrets.add(finding.span());
    }
  }
}
