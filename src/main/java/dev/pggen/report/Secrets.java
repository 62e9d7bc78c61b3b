package dev.pggen.report;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.Finding.Related;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the secrets are: a finding about something else on the same line shows the line, too. */
final class Secrets {
  /** What is shorter is no secret, and stands everywhere. */
  private static final int SHORTEST = 4;

  private final Map<String, List<Span>> byPath = new HashMap<>();

  /** Those that any finding of a report is about, and those that nobody asked for. */
  Secrets(Report report) {
    for (Finding finding : report.findings()) {
      add(finding);
    }
    for (Suppressed suppressed : report.suppressed()) {
      add(suppressed.finding());
    }
    for (Span secret : report.secrets()) {
      add(secret);
    }
  }

  /** Those on one line, the same values once more included. */
  List<Span> on(SourceFile file, int line) {
    List<Span> here = new ArrayList<>();
    String written = file.line(line);
    for (Span secret : byPath.getOrDefault(file.path(), List.of())) {
      if (secret.line() <= line && line <= secret.endLine()) {
        here.add(secret);
      }
      String text = secret.text();
      int at = text.length() < SHORTEST ? -1 : written.indexOf(text);
      while (at >= 0) {
        int column = written.codePointCount(0, at) + 1;
        int end = column + text.codePointCount(0, text.length());
        here.add(file.span(line, column, line, end));
        at = written.indexOf(text, at + text.length());
      }
    }
    return here;
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
