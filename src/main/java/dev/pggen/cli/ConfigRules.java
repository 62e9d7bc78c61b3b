package dev.pggen.cli;

import dev.pggen.lint.Rule;
import dev.pggen.lint.RuleWords;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules that words of a configuration mean.
 *
 * @param own rules of the repository itself
 */
record ConfigRules(List<Rule> own) {
  private static final String EXAMPLE = "network, PG602";

  /** The rules of a key. */
  List<Rule> of(String key, ConfigValues values) {
    List<Rule> rules = new ArrayList<>();
    for (YamlScalar word : values.words(key, EXAMPLE)) {
      rules.addAll(meant(word, values));
    }
    return rules;
  }

  /** The rules that are left out; none may be that nobody may suppress. */
  List<Rule> leftOut(String key, Set<String> held, ConfigValues values) {
    List<Rule> rules = new ArrayList<>();
    for (YamlScalar word : values.words(key, EXAMPLE)) {
      rules.addAll(meant(word, values));
      Unacceptable.leftOut(word, held, own).ifPresent(values::add);
    }
    return rules;
  }

  /** The rules of a word; one that means none is a mistake. */
  List<Rule> meant(YamlScalar word, ConfigValues values) {
    List<Rule> meant = RuleWords.meant(word.text(), own);
    known(word, !meant.isEmpty(), values);
    return meant;
  }

  /**
   * Severities by id.
   *
   * @param held ids of rules that may be made heavier only
   */
  Map<String, Severity> severities(Set<String> held, ConfigValues values) {
    Map<String, Severity> severities = new TreeMap<>();
    for (YamlMap.Entry e : values.entries("severity", "root-user: warning")) {
      List<String> ids = RuleWords.ids(e.name(), own);
      if (known(e.key(), !ids.isEmpty(), values)) {
        Optional<Severity> chosen =
            values.word(
                "severity." + e.name(), e.value(), Severity.values(), "error, warning or info");
        if (chosen.isPresent()) {
          ids.forEach(id -> severities.put(id, chosen.get()));
          Unacceptable.lowered(e.key(), chosen.get(), held, own).ifPresent(values::add);
        }
      }
    }
    return severities;
  }

  private boolean known(YamlScalar word, boolean known, ConfigValues values) {
    if (!known && RuleOptions.isAlwaysSaid(word.text())) {
      values.complain(
          SuppressionRules.NOT_SUPPRESSIBLE,
          word.span(),
          "`" + word.text() + "` is no rule that is asked, and is always said",
          "it is found before the rules are asked; mend it in its place");
    } else if (!known) {
      values.complain(
          SuppressionRules.UNKNOWN_RULE,
          word.span(),
          "there is no rule and no family `" + word.text() + "`",
          RuleWords.nearest(word.text(), own)
              .map(n -> "did you mean `" + n + "`?")
              .orElse("`pggen rules` lists them"));
    }
    return known;
  }
}
