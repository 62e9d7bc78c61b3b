package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.Finding.Related;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the secrets are: a finding about something else on the same line shows the line, too. */
final class Secrets {
  private final Map<String, List<Span>> byPath = new HashMap<>();

  /** Those that any finding of a report is about. */
  Secrets(Report report) {
    for (Finding finding : report.findings()) {
      add(finding);
    }
    for (Suppressed suppressed : report.suppressed()) {
      add(suppressed.finding());
    }
  }

  /** Those in one file. */
  List<Span> in(String path) {
    return byPath.getOrDefault(path, List.of());
  }

  private void add(Finding finding) {
    if (finding.masked()) {
      add(finding.span());
    }
    for (Related related : finding.related()) {
      if (related.masked()) {
        add(related.span());
      }
    }
  }

  private void add(Span secret) {
    byPath.computeIfAbsent(secret.path(), path -> new ArrayList<>()).add(secret);
  }
}
