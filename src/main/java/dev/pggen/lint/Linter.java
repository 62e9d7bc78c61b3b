package dev.pggen.lint;

import dev.pggen.lint.format.JobHelp;
import dev.pggen.source.Document;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.stack.Estate;
import dev.pggen.stack.Stack;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Asks every chosen rule, then takes out what users suppressed. */
public final class Linter {
  /** The {@link Document#format} of our own files: there is no harm in asking much of them. */
  private static final String SPEC = "spec";

  private final Choice choice;

  private Linter(Choice choice) {
    this.choice = choice;
  }

  /** With the rules of a profile; suppressions of other rules are left in peace. */
  public static Linter with(Profile profile) {
    return with(Choice.of(profile));
  }

  /** With these rules alone. */
  public static Linter with(List<Rule> rules) {
    return with(Choice.of(rules));
  }

  /** With what a user chose. */
  public static Linter with(Choice choice) {
    return new Linter(choice);
  }

  /**
   * Lints some files together; their order does not matter.
   *
   * @param today the day by which suppressions expire
   */
  public LintResult lint(List<Subject> subjects, LocalDate today) {
    return lint(subjects, today, Steps.UNHEARD);
  }

  /**
   * The same.
   *
   * @param steps is told of each file before a rule is asked about it
   */
  public LintResult lint(List<Subject> subjects, LocalDate today, Steps steps) {
    List<Subject> sorted = new ArrayList<>(subjects);
    // Not Comparator.comparing: Java links it anew at every start.
    sorted.sort((a, b) -> a.file().path().compareTo(b.file().path()));
    List<Found> found = new ArrayList<>();
    List<Mistake> mistakes = new ArrayList<>();
    ask(choice.rules(), sorted, steps, found, mistakes);
    SecretPlaces secrets = new SecretPlaces();
    secrets.add(found);
    List<Found> unasked = new ArrayList<>();
    ask(SecretPlaces.unasked(choice.rules()), sorted, steps, unasked, mistakes);
    steps.begin("");
    secrets.add(unasked);
    return new Suppressor(choice, sorted, today).settle(found, secrets.spans(), mistakes);
  }

  private void ask(
      List<Rule> rules,
      List<Subject> sorted,
      Steps steps,
      List<Found> found,
      List<Mistake> mistakes) {
    for (Rule rule : rules) {
      if (rule instanceof EstateRule estateRule) {
        if (sorted.size() > 1) { // a single stack shares nothing
          steps.begin("");
          ask(estateRule, sorted, found, mistakes);
        }
      } else {
        for (Subject subject : sorted) {
          steps.begin(subject.file().path());
          ask(rule, subject, found, mistakes);
        }
      }
    }
  }

  /**
   * Which rules answered about each of some files.
   *
   * @param mistakes of rules that gave no answer; nobody may take that for a good one
   */
  public Map<String, List<RuleInfo>> asked(List<Subject> subjects, List<Mistake> mistakes) {
    Map<String, List<RuleInfo>> asked = new TreeMap<>();
    for (Subject subject : subjects) {
      String path = subject.file().path();
      List<RuleInfo> here = new ArrayList<>();
      for (Rule rule : choice.rules()) {
        boolean other = rule instanceof FormatRule<?> r && !r.isAbout(subject.document());
        if (!other && mistakes.stream().noneMatch(m -> isAbout(m, rule, path))) {
          here.add(rule.info());
        }
      }
      asked.put(path, here);
    }
    return asked;
  }

  private static boolean isAbout(Mistake mistake, Rule rule, String path) {
    return mistake.rule().equals(Optional.of(title(rule)))
        && (rule instanceof EstateRule || mistake.file().equals(path));
  }

  private void ask(Rule rule, Subject subject, List<Found> into, List<Mistake> mistakes) {
    String path = subject.file().path();
    Optional<Rule> lowered = isOurs(subject) ? Optional.empty() : Optional.of(rule);
    Attempt<List<Finding>> answer = Attempt.atRule(() -> answers(rule, subject));
    if (answer.mistake().isPresent()) {
      mistakes.add(mistake(rule, path, answer.mistake().get()));
    }
    for (Finding finding : answer.value().orElse(List.of())) {
      Finding told = JobHelp.told(finding, subject.document());
      into.add(new Found(choice.weighed(told, lowered), Optional.of(path)));
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
    return rule.isAbout(document)
        ? rule.check(rule.documents().cast(document)).toList()
        : List.of();
  }

  private void ask(
      EstateRule rule, List<Subject> subjects, List<Found> into, List<Mistake> mistakes) {
    List<Stack> stacks = new ArrayList<>();
    Set<String> foreign = new TreeSet<>();
    for (Subject subject : subjects) {
      stacks.add(subject.stack());
      if (!isOurs(subject)) {
        foreign.add(subject.file().path());
      }
    }
    Estate estate = new Estate(stacks);
    Attempt<List<Finding>> answer = Attempt.atRule(() -> rule.check(estate).toList());
    if (answer.mistake().isPresent()) {
      mistakes.add(mistake(rule, together(subjects), answer.mistake().get()));
    }
    for (Finding finding : answer.value().orElse(List.of())) {
      boolean elsewhere = foreign.contains(finding.span().path());
      Optional<Rule> lowered = elsewhere ? Optional.of(rule) : Optional.empty();
      into.add(new Found(choice.weighed(finding, lowered), Optional.empty()));
    }
  }

  private static boolean isOurs(Subject subject) {
    return subject.document().format().equals(SPEC);
  }

  private static Mistake mistake(Rule rule, String file, Throwable cause) {
    return new Mistake(Optional.of(title(rule)), file, cause);
  }

  private static String title(Rule rule) {
    return rule.info().id() + " " + rule.info().name();
  }

  private static String together(List<Subject> subjects) {
    String first = subjects.isEmpty() ? "" : subjects.get(0).file().path();
    return subjects.size() < 2 ? first : first + " and " + (subjects.size() - 1) + " more";
  }
}
