package dev.pggen.spec;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What was found so far; the same thing twice is said once. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  void add(Finding finding) {
    all.add(finding);
  }

  void addAll(List<Finding> findings) {
    all.addAll(findings);
  }

  boolean hasErrors() {
    return all.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  /** Whether anything was found at exactly this place. */
  boolean at(dev.pggen.source.Span span) {
    return all.stream().anyMatch(f -> f.span().equals(span));
  }

  /** By place; an inherited value is found once for each heir, and told once. */
  List<Finding> sorted() {
    return List.copyOf(new TreeSet<>(all));
  }
}
