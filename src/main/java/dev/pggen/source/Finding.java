package dev.pggen.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something to be said about a place in a file: data, never thrown.
 *
 * @param rule which rule says so
 * @param severity how bad it is here; the rule's own unless the origin of the file lowered it
 * @param span the guilty text
 * @param message headline that stands alone
 * @param why the harm, empty where the message already says it
 * @param help the next step, as concrete as the file allows; empty if there is none
 * @param related other places, with labels that read on from the message
 * @param masked whether the text of the span, and of the related ones, is a secret, which no report
 *     may print
 * @param fix a change of the file after which the finding is gone, if one is known
 */
public record Finding(
    RuleInfo rule,
    Severity severity,
    Span span,
    String message,
    String why,
    String help,
    List<Related> related,
    boolean masked,
    Optional<Fix> fix)
    implements Comparable<Finding> {

  /**
   * Another place that belongs to a finding.
   *
   * @param span where
   * @param message what is there
   * @param masked whether the text of the span is a secret, which no report may print
   */
  public record Related(Span span, String message, boolean masked) {}

  public Finding {
    related = List.copyOf(related);
  }

  /** A finding whose "why" is the rule's summary. */
  public static Finding of(RuleInfo rule, Span span, String message) {
    return new Finding(
        rule,
        rule.severity(),
        span,
        message,
        rule.summary(),
        "",
        List.of(),
        false,
        Optional.empty());
  }

  /** The same finding with the next step. */
  public Finding help(String text) {
    return new Finding(rule, severity, span, message, why, text, related, masked, fix);
  }

  /** The same finding with another reason. */
  public Finding why(String text) {
    return new Finding(rule, severity, span, message, text, help, related, masked, fix);
  }

  /** The same finding about text that is a secret. */
  public Finding mask() {
    return new Finding(rule, severity, span, message, why, help, related, true, fix);
  }

  /** The same finding, more or less severe. */
  public Finding severity(Severity other) {
    return new Finding(rule, other, span, message, why, help, related, masked, fix);
  }

  /** The same finding with one more place. */
  public Finding related(Span place, String label) {
    return with(new Related(place, label, false));
  }

  /** The same finding with one more place, whose text is a secret as well. */
  public Finding relatedSecret(Span place, String label) {
    return with(new Related(place, label, true));
  }

  private Finding with(Related one) {
    List<Related> all = new ArrayList<>(related);
    all.add(one);
    return new Finding(rule, severity, span, message, why, help, all, masked, fix);
  }

  /** The same where nothing may be changed. */
  public Finding withoutFix() {
    return new Finding(rule, severity, span, message, why, help, related, masked, Optional.empty());
  }

  /** The same finding with a change that ends it. */
  public Finding fix(Fix change) {
    return new Finding(
        rule, severity, span, message, why, help, related, masked, Optional.of(change));
  }

  /** The same finding with a change that somebody should read first, where there is one. */
  public Finding unsafely(String title, Optional<? extends Fix.Change> change) {
    return change.map(c -> fix(Fix.unsafe(title, c))).orElse(this);
  }

  /** The same finding with a change after which all else is as before, where there is one. */
  public Finding safely(String title, Optional<? extends Fix.Change> change) {
    return change.map(c -> fix(Fix.safe(title, c))).orElse(this);
  }

  @Override
  public int compareTo(Finding other) {
    // Not Comparator.comparing: Java links it anew at every start.
    int places = span.compareTo(other.span);
    int rules = places != 0 ? places : rule.id().compareTo(other.rule.id());
    return rules != 0 ? rules : message.compareTo(other.message);
  }
}
