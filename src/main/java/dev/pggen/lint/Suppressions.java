package dev.pggen.lint;

import dev.pggen.source.RuleInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What users suppress in the files of a run, by the rule that is meant. */
final class Suppressions {
  private final List<Suppression> all = new ArrayList<>();
  private final Map<String, List<Suppression>> byRule = new HashMap<>();

  void add(Suppression suppression) {
    all.add(suppression);
    byRule.computeIfAbsent(suppression.rule().value(), r -> new ArrayList<>()).add(suppression);
  }

  /** In the order in which they came. */
  List<Suppression> all() {
    return all;
  }

  /** Those that name a rule, by its id or its name, in the same order. */
  List<Suppression> about(RuleInfo rule) {
    List<Suppression> byId = byRule.getOrDefault(rule.id(), List.of());
    List<Suppression> byName = byRule.getOrDefault(rule.name(), List.of());
    if (byId.isEmpty() || byName.isEmpty()) {
      return byId.isEmpty() ? byName : byId;
    }
    List<Suppression> both = new ArrayList<>();
    for (Suppression each : all) {
      String named = each.rule().value();
      if (named.equals(rule.id()) || named.equals(rule.name())) {
        both.add(each);
      }
    }
    return both;
  }
}
