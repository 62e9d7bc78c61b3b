package dev.pggen.cli;

import dev.pggen.lint.RuleWords;
import dev.pggen.lint.policy.PolicyRule;
import java.util.List;
import java.util.Optional;

/** What there is to read about a rule of a repository's own. */
final class OwnRulePage {
  private OwnRulePage() {}

  /** The page of a rule, by its id in any case or its name; a family's is that of all. */
  static Optional<String> of(String word, List<OwnRule> rules, String file) {
    StringBuilder text = new StringBuilder();
    for (OwnRule each : rules) {
      PolicyRule rule = each.rule();
      if (word.equalsIgnoreCase(rule.info().id())
          || word.equalsIgnoreCase(rule.info().name())
          || word.equals(RuleWords.OWN)) {
        text.append(text.isEmpty() ? "" : "\n").append(page(rule, file));
      }
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  private static String page(PolicyRule rule, String file) {
    String id = rule.info().id();
    return "# "
        + id
        + " "
        + rule.info().name()
        + "\n"
        + rule.info().summary()
        + ". `"
        + rule.info().severity().label()
        + "`, a rule of this repository, in `"
        + file
        + "`:\n\n```yaml\n"
        + rule.text()
        + "```\n\nNext step: "
        + rule.help()
        + ". What is right in its place is accepted there: `# pggen: ignore["
        + id
        + "] -- REASON`.\n";
  }
}
