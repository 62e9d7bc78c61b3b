package dev.pggen.lint;

import dev.pggen.lint.format.RuleFormats;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The rules about several files: none is made before there is a second one. */
final class EstateRun {
  private final Choice choice;
  private final Map<EstateRule, Comparison> asked = new LinkedHashMap<>();
  private final Map<EstateRule, Comparison> unasked = new LinkedHashMap<>();
  private final Map<EstateRule, Throwable> failed = new LinkedHashMap<>();
  private final Set<String> paths = new TreeSet<>();
  private final Set<String> foreign = new TreeSet<>();
  private Optional<Subject> only = Optional.empty();

  EstateRun(Choice choice) {
    this.choice = choice;
  }

  /** Takes note of a file. */
  void see(Subject subject) {
    boolean first = paths.isEmpty();
    paths.add(subject.file().path());
    if (!Linter.isOurs(subject.document())) {
      foreign.add(subject.file().path());
    }
    if (first) {
      only = Optional.of(subject);
      return;
    }
    begin();
    see(subject, asked);
    see(subject, unasked);
  }

  private void begin() {
    if (asked.isEmpty() && unasked.isEmpty()) {
      add(choice.asked().of(List.of(CommonBook.ESTATE)), asked);
      add(SecretPlaces.unasked(List.of(CommonBook.ESTATE), choice.asked()), unasked);
    }
    if (only.isPresent()) {
      see(only.get(), asked);
      see(only.get(), unasked);
      only = Optional.empty();
    }
  }

  private static void add(List<Rule> rules, Map<EstateRule, Comparison> to) {
    for (Rule rule : rules) {
      if (rule instanceof EstateRule estateRule) {
        to.put(estateRule, estateRule.compare());
      }
    }
  }

  private void see(Subject subject, Map<EstateRule, Comparison> comparisons) {
    comparisons.forEach(
        (rule, comparison) -> {
          if (RuleFormats.asks(rule, subject.document())) {
            Attempt.atRule(() -> seen(comparison, subject))
                .mistake()
                .ifPresent(cause -> failed.putIfAbsent(rule, cause));
          }
        });
  }

  private static boolean seen(Comparison comparison, Subject subject) {
    comparison.see(subject.file().path(), subject.stack());
    return true;
  }

  /** As if a file had not been seen. */
  void forget(String path) {
    paths.remove(path);
    foreign.remove(path);
    if (only.filter(s -> s.file().path().equals(path)).isPresent()) {
      only = Optional.empty();
    }
    asked.values().forEach(c -> c.forget(path));
    unasked.values().forEach(c -> c.forget(path));
  }

  /** What the files share. */
  void end(List<Found> found, List<Span> secrets, List<Mistake> mistakes) {
    if (paths.size() < 2) { // a single stack shares nothing
      return;
    }
    List<Found> shared = new ArrayList<>();
    ask(asked, shared, mistakes);
    found.addAll(shared);
    SecretPlaces.add(shared, secrets);
    List<Found> more = new ArrayList<>();
    ask(unasked, more, mistakes);
    SecretPlaces.add(more, secrets);
  }

  private void ask(
      Map<EstateRule, Comparison> comparisons, List<Found> into, List<Mistake> mistakes) {
    comparisons.forEach(
        (rule, comparison) -> {
          Throwable before = failed.get(rule);
          Attempt<List<Finding>> answer =
              before == null
                  ? Attempt.atRule(() -> comparison.findings().toList())
                  : new Attempt<>(Optional.empty(), Optional.of(before));
          if (answer.mistake().isPresent()) {
            mistakes.add(LintRun.mistake(rule, together(), answer.mistake().get()));
          }
          for (Finding finding : answer.value().orElse(List.of())) {
            boolean elsewhere = foreign.contains(finding.span().path());
            Optional<Rule> lowered = elsewhere ? Optional.of(rule) : Optional.empty();
            into.add(new Found(choice.weighed(finding, lowered), Optional.empty()));
          }
        });
  }

  /** How the rules are called that were asked; of one file they are as good as asked. */
  List<RuleInfo> asked() {
    List<RuleInfo> infos = new ArrayList<>();
    for (Rule rule : choice.asked().of(List.of(CommonBook.ESTATE))) {
      if (rule instanceof EstateRule) {
        infos.add(rule.info());
      }
    }
    return infos;
  }

  private String together() {
    String first = paths.iterator().next();
    return paths.size() < 2 ? first : first + " and " + (paths.size() - 1) + " more";
  }
}
