package dev.pggen.cli;

import dev.pggen.lint.Rule;
import dev.pggen.lint.Rules;
import dev.pggen.source.RuleInfo;
import java.io.IOException;
import java.util.Optional;

/** What there is to read about a rule. */
final class RulePage {
  private RulePage() {}

  /** The page of a rule, by its id in any case or its name. */
  static Optional<String> of(String idOrName) throws IOException {
    Optional<Rule> rule = Rules.ALL.stream().filter(r -> isCalled(r.info(), idOrName)).findFirst();
    if (rule.isPresent()) {
      String id = rule.get().info().id();
      Optional<String> page = Resource.text("/docs/rules/" + id + "/README.md");
      return page.isPresent() ? page : Optional.of(brief(rule.get().info()));
    }
    return Catalogue.all().stream()
        .filter(info -> isCalled(info, idOrName))
        .findFirst()
        .map(RulePage::brief);
  }

  private static boolean isCalled(RuleInfo info, String word) {
    return info.id().equalsIgnoreCase(word) || info.name().equals(word);
  }

  private static String brief(RuleInfo info) {
    return "# "
        + info.id()
        + " "
        + info.name()
        + "\n`"
        + info.severity().label()
        + "`. Why: "
        + info.summary()
        + ".\n";
  }
}
