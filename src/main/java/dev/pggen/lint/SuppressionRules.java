package dev.pggen.lint;

import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;

/** What may be wrong with a suppression itself. None of these can be suppressed. */
public final class SuppressionRules {
  /** It looks like one and is not. */
  public static final RuleInfo UNPARSABLE =
      new RuleInfo(
          "PG990",
          "unparsable-suppression",
          Severity.ERROR,
          "a suppression that is not understood suppresses nothing");

  /** No such rule. */
  public static final RuleInfo UNKNOWN_RULE =
      new RuleInfo(
          "PG991",
          "unknown-rule",
          Severity.ERROR,
          "a rule that does not exist is a typing error, and what was meant is not done");

  /** Nothing to suppress. */
  public static final RuleInfo UNUSED =
      new RuleInfo(
          "PG992",
          "unused-suppression",
          Severity.WARNING,
          "a suppression that outlives its finding will hide the next one");

  /** Its last day has gone by. */
  public static final RuleInfo EXPIRED =
      new RuleInfo(
          "PG993",
          "expired-suppression",
          Severity.ERROR,
          "the day until which this was accepted has gone by");

  /** The rule does not allow it. */
  public static final RuleInfo NOT_SUPPRESSIBLE =
      new RuleInfo(
          "PG994", "not-suppressible", Severity.ERROR, "findings of this rule cannot be accepted");

  /** A baseline accepts what is not there. */
  public static final RuleInfo STALE =
      new RuleInfo(
          "PG995",
          "stale-baseline",
          Severity.WARNING,
          "what it accepts is gone, and would be accepted again when it comes back");

  /** All of them, in order. */
  public static final List<RuleInfo> ALL =
      List.of(UNPARSABLE, UNKNOWN_RULE, UNUSED, EXPIRED, NOT_SUPPRESSIBLE, STALE);

  private SuppressionRules() {}
}
