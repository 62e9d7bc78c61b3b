package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run asks, and how much its answers weigh.
 *
 * @param asked rules
 * @param severities instead of the rules' own, by id
 * @param neverIgnored ids of rules that nobody may suppress here
 * @param obeysIgnores whether suppressions are obeyed
 * @param own rules of a repository's own, asked or not
 * @param overrides what holds for some files alone
 */
public record Choice(
    RuleChoice asked,
    Map<String, Severity> severities,
    Set<String> neverIgnored,
    boolean obeysIgnores,
    List<Rule> own,
    List<PathOverride> overrides) {
  public Choice {
    severities = Map.copyOf(severities);
    neverIgnored = Set.copyOf(neverIgnored);
    own = List.copyOf(own);
    overrides = List.copyOf(overrides);
  }

  /** Of a repository without rules of its own. */
  public Choice(
      List<Rule> rules,
      Map<String, Severity> severities,
      Set<String> neverIgnored,
      boolean obeysIgnores) {
    this(RuleChoice.of(rules), severities, neverIgnored, obeysIgnores, List.of(), List.of());
  }

  /** These rules as they are. */
  public static Choice of(List<Rule> rules) {
    return new Choice(rules, Map.of(), Set.of(), true);
  }

  /** The rules of a profile as they are. */
  public static Choice of(Profile profile) {
    return new Choice(RuleChoice.of(profile), Map.of(), Set.of(), true, List.of(), List.of());
  }

  /** All rules that are asked, by id. */
  public List<Rule> rules() {
    return asked.all();
  }

  /** The same, but what users suppressed counts. */
  public Choice withoutIgnores() {
    return new Choice(asked, severities, neverIgnored, false, own, overrides);
  }

  /** The rule with this id or name, one of ours or of the repository's own. */
  public Optional<Rule> named(String idOrName) {
    for (Rule rule : own) {
      if (rule.info().id().equals(idOrName) || rule.info().name().equals(idOrName)) {
        return Optional.of(rule);
      }
    }
    return RuleBooks.named(idOrName);
  }

  /** The rule that was probably meant by a word that names none. */
  Optional<String> nearest(String word) {
    List<String> words = new ArrayList<>();
    for (Rule rule : own) {
      words.add(rule.info().id());
      words.add(rule.info().name());
    }
    return NearestRule.to(word, words);
  }

  /** Why a finding is accepted in its file, if it is. */
  Optional<String> accepted(Finding finding) {
    for (PathOverride each : overrides) {
      if (each.ignored().contains(finding.rule().id())
          && each.covers().test(finding.span().path())) {
        return Optional.of(each.reason());
      }
    }
    return Optional.empty();
  }

  /** Whether a user may suppress findings of a rule. */
  public boolean maySuppress(Rule rule) {
    return rule.suppressible() && !neverIgnored.contains(rule.info().id());
  }

  /** A finding about a spec, or about a manifest that somebody else wrote, as bad as it is here. */
  Finding weighed(Finding finding, Optional<Rule> lowered) {
    Severity chosen = severities.get(finding.rule().id());
    for (PathOverride each : overrides) {
      Severity there = each.severities().get(finding.rule().id());
      chosen = there != null && each.covers().test(finding.span().path()) ? there : chosen;
    }
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
