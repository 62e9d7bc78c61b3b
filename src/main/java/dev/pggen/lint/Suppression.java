package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One suppression, from a comment or from the spec's list.
 *
 * @param rules ids or names
 * @param reason why
 * @param until last day on which it holds
 * @param span where it stands
 * @param covers which findings of those rules it means
 */
record Suppression(
    List<String> rules,
    String reason,
    Optional<LocalDate> until,
    Span span,
    Predicate<Finding> covers) {

  /** Whether a finding is meant. */
  boolean matches(Finding finding) {
    return (rules.contains(finding.rule().id()) || rules.contains(finding.rule().name()))
        && covers.test(finding);
  }

  /** Whether its last day lies before a day. */
  boolean expired(LocalDate today) {
    return until.filter(last -> last.isBefore(today)).isPresent();
  }
}
