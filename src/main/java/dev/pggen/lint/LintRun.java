package dev.pggen.lint;

import dev.pggen.lint.format.JobHelp;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One run over some files, which come one after the other; of each only the answers are kept. */
public final class LintRun {
  private final Choice choice;
  private final LocalDate today;
  private final Map<String, KindRules> kinds = new HashMap<>();
  private final Map<String, Answers> files = new TreeMap<>();
  private final EstateRun estate;
  private final SavedElsewhere saved = new SavedElsewhere();

  LintRun(Choice choice, LocalDate today) {
    this.choice = choice;
    this.today = today;
    this.estate = new EstateRun(choice);
  }

  /** Asks about a file; what it shares with others is said at the end. */
  public void ask(Subject subject) {
    String path = subject.file().path();
    String kind = KindRules.kind(subject.document());
    KindRules rules = kinds.get(kind);
    if (rules == null) {
      rules = KindRules.of(subject.document(), choice.asked());
      kinds.put(kind, rules);
    }
    Answers before = files.get(path);
    Answers answers = before == null ? new Answers(rules) : before;
    if (before == null) {
      files.put(path, answers);
      subject.document().comments().forEach(answers.suppressions::comment);
      subject.ignores().forEach(answers.suppressions::entry);
    }
    List<Found> found = new ArrayList<>();
    for (Rule rule : rules.asked()) {
      ask(rule, subject, found, answers.mistakes);
    }
    answers.found.addAll(found);
    SecretPlaces.add(found, answers.secrets);
    List<Found> unasked = new ArrayList<>();
    for (Rule rule : rules.unasked()) {
      ask(rule, subject, unasked, answers.mistakes);
    }
    SecretPlaces.add(unasked, answers.secrets);
    SecretPlaces.add(subject, answers.secrets);
    estate.see(subject);
    saved.see(subject);
  }

  /** As if a file had not been asked about. */
  public void forget(String path) {
    files.remove(path);
    estate.forget(path);
    saved.forget(path);
  }

  /** What there is to say about all of them. */
  public LintResult end() {
    List<Found> found = new ArrayList<>();
    List<Span> secrets = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    for (Answers answers : files.values()) {
      found.addAll(answers.found);
      secrets.addAll(answers.secrets);
      mistakes.addAll(answers.mistakes);
    }
    saved.settle(found);
    estate.end(found, secrets, mistakes);
    mistakes.sort((a, b) -> title(a).compareTo(title(b)));
    return new Suppressor(choice, files, today).settle(found, secrets, mistakes);
  }

  /**
   * Which rules answered about each of the files.
   *
   * @param mistakes of rules that gave no answer; nobody may take that for a good one
   */
  public Map<String, List<RuleInfo>> asked(List<Mistake> mistakes) {
    Map<KindRules, List<RuleInfo>> whole = new HashMap<>();
    Map<String, List<RuleInfo>> asked = new TreeMap<>();
    List<RuleInfo> together = estate.asked();
    files.forEach(
        (path, answers) -> {
          List<RuleInfo> all =
              whole.computeIfAbsent(answers.rules, r -> sorted(r.infos(), together));
          List<RuleInfo> here = new ArrayList<>(all);
          for (Mistake mistake : mistakes) {
            here.removeIf(info -> isAbout(mistake, info, path, together));
          }
          asked.put(path, here.size() == all.size() ? all : here);
        });
    return asked;
  }

  private static List<RuleInfo> sorted(List<RuleInfo> some, List<RuleInfo> others) {
    List<RuleInfo> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort((a, b) -> a.id().compareTo(b.id()));
    return all;
  }

  private static boolean isAbout(
      Mistake mistake, RuleInfo info, String path, List<RuleInfo> together) {
    return mistake.rule().equals(Optional.of(title(info)))
        && (together.contains(info) || mistake.file().equals(path));
  }

  private void ask(Rule rule, Subject subject, List<Found> into, List<Mistake> mistakes) {
    String path = subject.file().path();
    Optional<Rule> lowered =
        Linter.isOurs(subject.document()) ? Optional.empty() : Optional.of(rule);
    Attempt<List<Finding>> answer = Attempt.atRule(() -> answers(rule, subject));
    if (answer.mistake().isPresent()) {
      mistakes.add(mistake(rule, path, answer.mistake().get()));
    }
    for (Finding finding : answer.value().orElse(List.of())) {
      Finding told = JobHelp.told(finding, subject.document());
      List<Integer> lines = subject.document().linesFor(finding.span());
      into.add(new Found(choice.weighed(told, lowered), Optional.of(path), lines));
    }
  }

  private static List<Finding> answers(Rule rule, Subject subject) {
    if (rule instanceof StackRule stackRule) {
      return stackRule.check(subject.stack()).toList();
    }
    return rule instanceof FormatRule<?> formatRule
        ? answers(formatRule, subject.document())
        : List.of();
  }

  private static <T extends Document> List<Finding> answers(FormatRule<T> rule, Document document) {
    return rule.check(rule.documents().cast(document)).toList();
  }

  static Mistake mistake(Rule rule, String file, Throwable cause) {
    return new Mistake(Optional.of(title(rule.info())), file, cause);
  }

  private static String title(Mistake mistake) {
    return mistake.rule().orElse("");
  }

  private static String title(RuleInfo rule) {
    return rule.id() + " " + rule.name();
  }
}
