package dev.pggen.spec;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was found so far; the same thing twice is said once. */
final class Findings {
  private static final long MOST_COMPARISONS = 1_000_000;

  /** Of these one is enough: whatever else is said of the same text follows from it. */
  private static final Set<RuleInfo> CAUSES =
      Set.of(ReferenceRules.BAD, ReferenceRules.UNKNOWN, ValueRules.CHARACTER);

  private final List<Finding> all = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  void add(Finding finding) {
    all.add(finding);
  }

  void addAll(List<Finding> findings) {
    all.addAll(findings);
  }

  /** Somebody has been told that this key is empty or misspelt; that it is missing follows. */
  void toldOf(String key) {
    told.add(key);
  }

  /** Whether something else was said about this key that explains why it is missing. */
  boolean isTold(String key) {
    return told.contains(key);
  }

  boolean hasErrors() {
    return all.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  /** Whether anything was found at exactly this place. */
  boolean at(Span span) {
    return all.stream().anyMatch(f -> f.span().equals(span));
  }

  /** By place; an inherited value is found once for each heir, and told once. */
  List<Finding> sorted() {
    List<Finding> causes = all.stream().filter(f -> CAUSES.contains(f.rule())).toList();
    List<Finding> rest = all;
    if (!causes.isEmpty() && (long) causes.size() * all.size() < MOST_COMPARISONS) {
      rest = all.stream().filter(f -> causes.stream().noneMatch(c -> follows(f, c))).toList();
    }
    return List.copyOf(new TreeSet<>(rest));
  }

  private static boolean follows(Finding finding, Finding cause) {
    Span outer = finding.span();
    Span inner = cause.span();
    boolean inside =
        outer.file() == inner.file()
            && outer.line() == inner.line()
            && outer.endLine() == inner.endLine()
            && outer.column() <= inner.column()
            && outer.endColumn() >= inner.endColumn();
    return inside && !CAUSES.contains(finding.rule()) && finding.rule() != YamlRules.NOT_TEXT;
  }
}
