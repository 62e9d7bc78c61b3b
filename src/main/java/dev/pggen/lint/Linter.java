package dev.pggen.lint;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.stack.Estate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Asks every rule, then takes out what users suppressed. */
public final class Linter {
  private final List<Rule> rules;

  private Linter(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** With the rules of a profile; suppressions of other rules are left in peace. */
  public static Linter with(Profile profile) {
    return new Linter(profile.rules());
  }

  /** With these rules alone. */
  public static Linter with(List<Rule> rules) {
    return new Linter(rules);
  }

  /**
   * Lints some files together.
   *
   * @param today the day by which suppressions expire
   */
  public LintResult lint(List<Subject> subjects, LocalDate today) {
    TreeSet<Finding> found = new TreeSet<>(ask(subjects));
    List<Finding> kept = new ArrayList<>();
    List<Suppressed> suppressed = new ArrayList<>();
    Map<String, List<Suppression>> byPath = new TreeMap<>();
    for (Subject subject : subjects) {
      SuppressionParser parser = new SuppressionParser();
      subject.document().comments().forEach(parser::comment);
      subject.ignores().forEach(parser::entry);
      kept.addAll(parser.findings());
      byPath.put(subject.file().path(), usable(parser.suppressions(), today, kept));
    }
    Set<Suppression> used = new HashSet<>();
    for (Finding finding : found) {
      List<Suppression> here = byPath.getOrDefault(finding.span().path(), List.of());
      Suppression first = null;
      for (Suppression suppression : here) {
        if (suppression.matches(finding)) {
          used.add(suppression);
          first = first == null ? suppression : first;
        }
      }
      if (first == null) {
        kept.add(finding);
      } else {
        suppressed.add(
            new Suppressed(finding, first.reason(), first.until().map(LocalDate::toString)));
      }
    }
    byPath.values().forEach(all -> reportUnused(all, used, kept));
    return new LintResult(kept.stream().sorted().toList(), suppressed);
  }

  /** Which rules are asked of each of some files. */
  public Map<String, List<RuleInfo>> asked(List<Subject> subjects) {
    Map<String, List<RuleInfo>> asked = new TreeMap<>();
    for (Subject subject : subjects) {
      List<RuleInfo> here = new ArrayList<>();
      for (Rule rule : rules) {
        if (!(rule instanceof FormatRule<?> r) || r.format().equals(subject.document().format())) {
          here.add(rule.info());
        }
      }
      asked.put(subject.file().path(), here);
    }
    return asked;
  }

  private List<Finding> ask(List<Subject> subjects) {
    List<Finding> found = new ArrayList<>();
    Estate estate = new Estate(subjects.stream().map(Subject::stack).toList());
    for (Rule rule : rules) {
      if (rule instanceof StackRule stackRule) {
        estate.stacks().forEach(stack -> stackRule.check(stack).forEach(found::add));
      } else if (rule instanceof EstateRule estateRule) {
        estateRule.check(estate).forEach(found::add);
      } else if (rule instanceof FormatRule<?> formatRule) {
        subjects.forEach(s -> ask(formatRule, s.document()).forEach(found::add));
      }
    }
    return found;
  }

  private static <T extends Document> Stream<Finding> ask(FormatRule<T> rule, Document document) {
    return rule.format().equals(document.format())
        ? rule.check(rule.documents().cast(document))
        : Stream.empty();
  }

  private List<Suppression> usable(
      List<Suppression> all, LocalDate today, List<Finding> complaints) {
    List<Suppression> usable = new ArrayList<>();
    for (Suppression suppression : all) {
      boolean good = true;
      for (String name : suppression.rules()) {
        if (Rules.named(name).isEmpty()) {
          complaints.add(
              SuppressionRules.UNKNOWN_RULE
                  .at(suppression.span(), "there is no rule `" + name + "`")
                  .help(Rules.nearest(name).map(n -> "did you mean `" + n + "`?").orElse("")));
          good = false;
        } else if (Rules.named(name).filter(Rule::suppressible).isEmpty()) {
          complaints.add(
              SuppressionRules.NOT_SUPPRESSIBLE
                  .at(suppression.span(), "`" + name + "` cannot be suppressed")
                  .help("mend what it found"));
          good = false;
        }
      }
      if (good && suppression.expired(today)) {
        complaints.add(
            SuppressionRules.EXPIRED
                .at(suppression.span(), "this suppression ended on " + suppression.until().get())
                .help("mend the finding, or give it a later day with its reason"));
        good = false;
      }
      if (good) {
        usable.add(suppression);
      }
    }
    return usable;
  }

  private void reportUnused(List<Suppression> all, Set<Suppression> used, List<Finding> into) {
    for (Suppression suppression : all) {
      boolean asked =
          suppression.rules().stream()
              .allMatch(name -> Rules.named(name).filter(rules::contains).isPresent());
      if (asked && !used.contains(suppression)) {
        into.add(
            SuppressionRules.UNUSED
                .at(
                    suppression.span(),
                    "nothing here breaks `" + String.join("`, `", suppression.rules()) + "`")
                .help("take the suppression out"));
      }
    }
  }
}
