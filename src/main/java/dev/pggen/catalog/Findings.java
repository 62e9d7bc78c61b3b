package dev.pggen.catalog;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.util.List;
import java.util.TreeSet;

/** What was found so far. */
final class Findings {
  private final TreeSet<Finding> all = new TreeSet<>();

  void add(RuleInfo rule, Span span, String message, String help) {
    all.add(rule.at(span, message).help(help));
  }

  void warn(RuleInfo rule, Span span, String message, String help) {
    all.add(rule.at(span, message).help(help).severity(Severity.WARNING));
  }

  void addAll(List<Finding> findings) {
    all.addAll(findings);
  }

  /** By place. */
  List<Finding> sorted() {
    return List.copyOf(all);
  }
}
