package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run asks, and how much its answers weigh.
 *
 * @param rules asked, by id
 * @param severities instead of the rules' own, by id
 * @param neverIgnored ids of rules that nobody may suppress here
 * @param obeysIgnores whether suppressions are obeyed
 */
public record Choice(
    List<Rule> rules,
    Map<String, Severity> severities,
    Set<String> neverIgnored,
    boolean obeysIgnores) {
  public Choice {
    rules = List.copyOf(rules);
    severities = Map.copyOf(severities);
    neverIgnored = Set.copyOf(neverIgnored);
  }

  /** These rules as they are. */
  public static Choice of(List<Rule> rules) {
    return new Choice(rules, Map.of(), Set.of(), true);
  }

  /** The rules of a profile as they are. */
  public static Choice of(Profile profile) {
    return of(profile.rules());
  }

  /** The same, but what users suppressed counts. */
  public Choice withoutIgnores() {
    return new Choice(rules, severities, neverIgnored, false);
  }

  /** Whether a user may suppress findings of a rule. */
  public boolean maySuppress(Rule rule) {
    return rule.suppressible() && !neverIgnored.contains(rule.info().id());
  }

  /** A finding about a spec, or about a manifest that somebody else wrote, as bad as it is here. */
  Finding weighed(Finding finding, Optional<Rule> lowered) {
    Severity chosen = severities.get(finding.rule().id());
    if (chosen != null) {
      return finding.severity(chosen);
    }
    if (lowered.isEmpty()) {
      return finding;
    }
    Severity most = lowered.get().elsewhere();
    return most.compareTo(finding.severity()) > 0 ? finding.severity(most) : finding;
  }
}
