package dev.pggen.lint;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one comment, or one entry of the spec's list, says about one rule.
 *
 * @param rule id or name, where it is written
 * @param reason why
 * @param until last day on which it holds, where it is written
 * @param span the whole comment or entry
 * @param line of the file that is meant; empty if all of it is
 */
record Suppression(
    At<String> rule,
    String reason,
    Optional<At<LocalDate>> until,
    Span span,
    Optional<Integer> line) {

  /** Whether a finding is meant. */
  boolean matches(Found found) {
    Finding finding = found.finding();
    return names(finding)
        && (line.isEmpty()
            ? found.isOf(span.path())
            : touches(finding, line.get()) || accepts(found, line.get()));
  }

  /** Whether it names the rule of a finding. */
  boolean names(Finding finding) {
    return rule.value().equals(finding.rule().id()) || rule.value().equals(finding.rule().name());
  }

  private boolean accepts(Found found, int wanted) {
    return found.lines().contains(wanted) && found.finding().span().path().equals(span.path());
  }

  private boolean touches(Finding finding, int wanted) {
    return on(finding.span(), wanted)
        || finding.related().stream().anyMatch(r -> on(r.span(), wanted));
  }

  private boolean on(Span place, int wanted) {
    return place.path().equals(span.path()) && place.line() <= wanted && wanted <= place.endLine();
  }

  /** Whether its last day lies before a day. */
  boolean expired(LocalDate today) {
    return until.filter(last -> last.value().isBefore(today)).isPresent();
  }
}
