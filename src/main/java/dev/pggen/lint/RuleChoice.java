package dev.pggen.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which rules are asked, said without making them.
 *
 * @param only these and no others, if somebody named them
 * @param profile whose rules are asked otherwise
 * @param without those that are left out of it
 * @param own those of a repository that are asked beside them
 */
public record RuleChoice(
    Optional<List<Rule>> only, Profile profile, List<Rule> without, List<Rule> own) {
  public RuleChoice {
    only = only.map(List::copyOf);
    without = List.copyOf(without);
    own = List.copyOf(own);
  }

  /** These and no others. */
  public static RuleChoice of(List<Rule> only) {
    return new RuleChoice(Optional.of(only), Profile.STRICT, List.of(), List.of());
  }

  /** Those of a profile. */
  public static RuleChoice of(Profile profile) {
    return new RuleChoice(Optional.empty(), profile, List.of(), List.of());
  }

  /** All that are asked, by id. */
  List<Rule> all() {
    if (only.isPresent()) {
      return only.get();
    }
    List<Rule> asked = new ArrayList<>(asked(Rules.ALL));
    asked.addAll(own);
    return asked;
  }

  /** Those that are asked of the rules of some books. */
  List<Rule> of(Iterable<RuleBook> books) {
    if (only.isPresent()) {
      return only.get();
    }
    List<Rule> asked = new ArrayList<>();
    for (RuleBook book : books) {
      asked.addAll(asked(book.rules()));
    }
    asked.addAll(own);
    return asked;
  }

  /** Whether a rule is asked. */
  boolean has(Rule rule) {
    return only.isPresent()
        ? only.get().contains(rule)
        : own.contains(rule) || rule.profile().compareTo(profile) <= 0 && !without.contains(rule);
  }

  /** Whether nothing is left to be asked. */
  public boolean isNothing() {
    // Without words of a user a profile is never empty, and its rules need not be made to see it.
    return (only.isPresent() || !without.isEmpty()) && all().isEmpty();
  }

  private List<Rule> asked(List<? extends Rule> rules) {
    List<Rule> asked = new ArrayList<>();
    for (Rule rule : rules) {
      if (has(rule)) {
        asked.add(rule);
      }
    }
    return asked;
  }
}
