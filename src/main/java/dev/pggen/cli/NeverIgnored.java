package dev.pggen.cli;

import dev.pggen.lint.Rule;
import dev.pggen.source.Finding;
import dev.pggen.spec.MeaningRules;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/** Rules that nobody may suppress, in a configuration that does not even ask them. */
final class NeverIgnored {
  private NeverIgnored() {}

  /**
   * What is wrong with a word below {@code never_ignore}.
   *
   * @param meant by the word
   * @param selected the only rules that are asked; empty for those of the profile
   * @param ignored rules that are not asked
   */
  static List<Finding> leftOut(
      YamlScalar word, List<Rule> meant, List<Rule> selected, List<Rule> ignored) {
    List<Finding> findings = new ArrayList<>();
    for (Rule rule : meant) {
      boolean out = ignored.contains(rule);
      boolean unselected = !selected.isEmpty() && !selected.contains(rule);
      if (findings.isEmpty() && (out || unselected)) {
        String id = rule.info().id();
        findings.add(
            MeaningRules.CONTRADICTION
                .at(
                    word.span(),
                    "nobody may suppress `"
                        + id
                        + "`, but "
                        + (out ? "`ignore` leaves it out" : "`select` does not name it"))
                .help(
                    out
                        ? "take it out of `ignore`, or out of `never_ignore`"
                        : "add it to `select`, or take it out of `never_ignore`"));
      }
    }
    return findings;
  }
}
