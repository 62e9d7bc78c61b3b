package dev.pggen.cli;

import dev.pggen.lint.Choice;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Rule;
import dev.pggen.lint.RuleChoice;
import dev.pggen.lint.RuleWords;
import dev.pggen.lint.SuppressionRules;
import dev.pggen.source.RuleInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which rules are asked: what the command line says, else the configuration. */
final class RuleOptions {
  private final Supplier<Optional<Profile>> profile;
  private final Supplier<List<String>> select;
  private final Supplier<List<String>> ignore;
  private final Supplier<Boolean> noIgnores;

  /** As the command line says. */
  RuleOptions(Options takes) {
    profile =
        takes.choice(
            "--profile",
            "<profile>",
            "essential, default or strict. Default: default.",
            Profile.class);
    select =
        takes.list(
            "--select", "RULE", "Ask only these: ids, names, families or starts of ids (PG5).");
    ignore = takes.list("--ignore", "RULE", "Ask all but these.");
    noIgnores = takes.flag("--no-ignores", "Let count what suppressions hide.");
  }

  /** What is asked. A flag takes the place of what the configuration says about the same. */
  Choice choice(Config config) throws UsageException {
    boolean profileNamed = profile.get().isPresent();
    List<Rule> selected =
        !select.get().isEmpty()
            ? rules(select.get(), config.own())
            : profileNamed ? List.of() : config.select();
    Profile least = profile.get().or(config::profile).orElse(Profile.DEFAULT);
    List<Rule> ignored =
        ignore.get().isEmpty() ? config.ignore() : rules(ignore.get(), config.own());
    for (String word : ignore.get()) {
      Unacceptable.refuse(word.strip(), config.neverIgnored(), config.own());
    }
    Choice choice = choice(config, selected, least, ignored);
    if (choice.asked().isNothing()) {
      throw new UsageException(
          "no rule is left to be asked", "name fewer with --ignore, or more with --select");
    }
    return noIgnores.get() ? choice.withoutIgnores() : choice;
  }

  /** What is asked by a verb that has no such options. */
  static Choice standard(Config config) {
    Profile least = config.profile().orElse(Profile.DEFAULT);
    return choice(config, config.select(), least, config.ignore());
  }

  private static Choice choice(
      Config config, List<Rule> selected, Profile least, List<Rule> ignored) {
    List<Rule> own = without(ignored, config.own());
    RuleChoice asked =
        selected.isEmpty()
            ? new RuleChoice(Optional.empty(), least, ignored, own)
            : RuleChoice.of(without(ignored, selected));
    return new Choice(
        asked, config.severities(), config.neverIgnored(), true, config.own(), config.overrides());
  }

  private static List<Rule> without(List<Rule> ignored, List<Rule> rules) {
    List<Rule> left = new ArrayList<>();
    for (Rule rule : rules) {
      if (!ignored.contains(rule) && !left.contains(rule)) {
        left.add(rule);
      }
    }
    return left;
  }

  /** Whether a word names what is wrong with a file or a suppression itself. */
  static boolean isAlwaysSaid(String word) {
    List<RuleInfo> all = new ArrayList<>(Catalogue.all());
    all.addAll(SuppressionRules.ALL);
    for (RuleInfo info : all) {
      if (info.id().equalsIgnoreCase(word) || info.name().equals(word)) {
        return true;
      }
    }
    return false;
  }

  private static List<Rule> rules(List<String> words, List<Rule> own) throws UsageException {
    List<Rule> rules = new ArrayList<>();
    for (String word : words) {
      List<Rule> meant = RuleWords.meant(word.strip(), own);
      if (meant.isEmpty() && isAlwaysSaid(word.strip())) {
        throw new UsageException(
            "`" + word.strip() + "` is no rule that is asked, and is always said",
            "it is found before the rules are asked; mend it in its place");
      }
      if (meant.isEmpty()) {
        throw new UsageException(
            "there is no rule and no family `" + word.strip() + "`",
            RuleWords.nearest(word.strip(), own)
                .map(n -> "did you mean `" + n + "`?")
                .orElse("`pggen rules` lists them"));
      }
      rules.addAll(meant);
    }
    return rules;
  }
}
