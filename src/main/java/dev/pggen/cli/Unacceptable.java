package dev.pggen.cli;

import dev.pggen.lint.Rule;
import dev.pggen.lint.RuleWords;
import dev.pggen.lint.Rules;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What nobody may suppress in a file, a configuration may neither leave out nor make lighter: that
 * would suppress all of it, without a reason.
 */
final class Unacceptable {
  private Unacceptable() {}

  /**
   * What is wrong with a word below {@code ignore}.
   *
   * @param never ids of rules that nobody may suppress here
   * @param own rules of the repository itself
   */
  static Optional<Finding> leftOut(YamlScalar word, Set<String> never, List<Rule> own) {
    return finding(word, meant(word.text(), own), never, own, "left out", "ignore");
  }

  /**
   * What is wrong with a word below {@code severity}.
   *
   * @param chosen for all that it means
   * @param never ids of rules that nobody may suppress here
   * @param own rules of the repository itself
   */
  static Optional<Finding> lowered(
      YamlScalar word, Severity chosen, Set<String> never, List<Rule> own) {
    List<String> heavier = new ArrayList<>();
    for (String id : RuleWords.ids(word.text(), own)) {
      if (chosen.compareTo(severity(id, own)) > 0) {
        heavier.add(id);
      }
    }
    return finding(word, heavier, never, own, "made lighter", "severity");
  }

  private static Severity severity(String id, List<Rule> own) {
    for (Rule rule : own) {
      if (rule.info().id().equals(id)) {
        return rule.info().severity();
      }
    }
    // What may be wrong with a suppression itself has a severity, and no Rule.
    return Rules.named(id).map(rule -> rule.info().severity()).orElseGet(() -> of(id));
  }

  private static Severity of(String id) {
    return SuppressionRules.ALL.stream()
        .filter(info -> info.id().equals(id))
        .map(info -> info.severity())
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Finding> finding(
      YamlScalar word,
      List<String> ids,
      Set<String> never,
      List<Rule> own,
      String done,
      String key) {
    List<String> held = held(ids, never, own);
    return held.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SuppressionRules.NOT_SUPPRESSIBLE
                .at(word.span(), said(word.text(), held.get(0), own) + " cannot be " + done)
                .help(
                    help(
                        word.text(),
                        never,
                        own,
                        "take it out of `" + key + "`, and mend what it finds")));
  }

  /**
   * Refuses a word behind {@code --ignore}.
   *
   * @param neverIgnored ids of rules that nobody may suppress in this repository
   * @param own rules of the repository itself
   */
  static void refuse(String word, Set<String> neverIgnored, List<Rule> own) throws UsageException {
    List<String> always = held(meant(word, own), Set.of(), own);
    if (!always.isEmpty()) {
      throw new UsageException(
          said(word, always.get(0), own) + " cannot be left out",
          help(word, Set.of(), own, "mend what it finds; --select asks some rules alone"));
    }
    List<String> here = held(meant(word, own), neverIgnored, own);
    if (!here.isEmpty()) {
      throw new UsageException(
          said(word, here.get(0), own) + " cannot be left out in this repository",
          "`never_ignore` in " + Config.NAME + " names it: mend what it finds");
    }
  }

  private static List<String> meant(String word, List<Rule> own) {
    List<String> ids = new ArrayList<>();
    RuleWords.meant(word, own).forEach(rule -> ids.add(rule.info().id()));
    return ids;
  }

  /** Those that nobody may suppress. */
  private static List<String> held(List<String> ids, Set<String> never, List<Rule> own) {
    List<String> held = new ArrayList<>();
    for (String id : ids) {
      boolean free =
          Rules.named(id).filter(Rule::suppressible).isPresent()
              || own.stream().anyMatch(rule -> rule.info().id().equals(id));
      if (never.contains(id) || !free) {
        held.add(id);
      }
    }
    return held;
  }

  /** The word as it was written, and which of several rules is in the way. */
  private static String said(String word, String id, List<Rule> own) {
    return RuleWords.ids(word, own).size() == 1
        ? "`" + word + "`"
        : "`" + id + "` of `" + word + "`";
  }

  private static String help(String word, Set<String> never, List<Rule> own, String single) {
    List<String> others = new ArrayList<>(RuleWords.ids(word, own));
    others.removeAll(held(others, never, own));
    return others.isEmpty() ? single : "name the others of it: " + String.join(", ", others);
  }
}
