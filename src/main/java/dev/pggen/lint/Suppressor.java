package dev.pggen.lint;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Comment;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Parts findings that users take responsibility for from the others, and says what of it fails. */
final class Suppressor {
  private final Choice choice;
  private final Suppressions all = new Suppressions();
  private final TreeSet<Finding> kept = new TreeSet<>();
  private final Set<Suppression> used = new HashSet<>();
  private final Map<Suppression, Suppression> needless = new HashMap<>();
  private final Set<String> read = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private final LocalDate today;

  /** With what the comments and lists of some files say on a day. */
  Suppressor(Choice choice, Map<String, Answers> files, LocalDate today) {
    this.choice = choice;
    this.today = today;
    for (Map.Entry<String, Answers> each : files.entrySet()) {
      read.add(each.getKey());
      take(each.getValue().suppressions);
    }
  }

  // Loops and no streams: every run comes through here, and each lambda costs start-up time.

  private void take(SuppressionParser parser) {
    for (Finding finding : parser.findings()) {
      complain(finding);
    }
    for (Suppression suppression : parser.suppressions()) {
      if (isUsable(suppression)) {
        all.add(suppression);
      }
    }
  }

  /**
   * Takes the comments of files that are only named by the linted ones, where something is found.
   */
  private void takeNamed(List<Found> found) {
    for (Found each : found) {
      takeNamed(each.finding().span().file());
      for (Finding.Related related : each.finding().related()) {
        takeNamed(related.span().file());
      }
    }
  }

  private void takeNamed(SourceFile file) {
    if (read.add(file.path())) {
      named.add(file.path());
      SuppressionParser parser = new SuppressionParser();
      for (Comment comment : MountedComments.of(file)) {
        parser.comment(comment);
      }
      take(parser);
    }
  }

  /** What is left to be said. */
  LintResult settle(List<Found> found, List<Span> secrets, List<Mistake> mistakes) {
    takeNamed(found);
    TreeMap<Finding, Suppressed> suppressed = new TreeMap<>();
    for (Found each : found) {
      Optional<Suppression> by = suppression(each);
      Optional<String> there = by.isPresent() ? Optional.empty() : choice.accepted(each.finding());
      if (!choice.obeysIgnores() || by.isEmpty() && there.isEmpty()) {
        kept.add(each.finding());
      } else if (by.isPresent()) {
        suppressed.put(each.finding(), suppressed(each.finding(), by.get()));
      } else {
        suppressed.putIfAbsent(each.finding(), suppressed(each.finding(), there.get()));
      }
    }
    for (Suppression each : all.all()) {
      if (!used.contains(each) && isAsked(each)) {
        reportUnused(each);
      }
    }
    List<Suppressed> told = new ArrayList<>();
    for (Map.Entry<Finding, Suppressed> each : suppressed.entrySet()) {
      if (!kept.contains(each.getKey())) { // what one file still says was not suppressed
        told.add(each.getValue());
      }
    }
    return new LintResult(Heirs.folded(kept), told, secrets, mistakes);
  }

  private static Suppressed suppressed(Finding finding, Suppression by) {
    return new Suppressed(finding, by.reason(), by.until().map(u -> u.value().toString()), true);
  }

  private static Suppressed suppressed(Finding finding, String reason) {
    return new Suppressed(finding, reason, Optional.empty(), false);
  }

  /** The first that means a finding; whoever means it too may have been written for nothing. */
  private Optional<Suppression> suppression(Found found) {
    Optional<Suppression> first = Optional.empty();
    for (Suppression each : all.about(found.finding().rule())) {
      if (each.matches(found)) {
        if (first.isEmpty()) {
          first = Optional.of(each);
          used.add(each);
        } else {
          needless.put(each, first.get());
        }
      }
    }
    return first;
  }

  private boolean isUsable(Suppression suppression) {
    String name = suppression.rule().value();
    Optional<Rule> rule = choice.named(name);
    if (rule.isEmpty()) {
      complain(unknown(suppression, name));
      return false;
    }
    if (!choice.maySuppress(rule.get())) {
      boolean here = rule.get().suppressible();
      complain(
          SuppressionRules.NOT_SUPPRESSIBLE
              .at(
                  suppression.rule().span(),
                  "`" + name + "` cannot be suppressed" + (here ? " in this repository" : ""))
              .help(
                  "mend what it found, and take the suppression out"
                      + (here ? "; `never_ignore` in pggen.config.yaml names the rule" : ""))
              .unsafely("take the suppression out", SuppressionFixes.removal(suppression)));
      return false;
    }
    if (suppression.expired(today)) {
      complain(
          SuppressionRules.EXPIRED
              .at(
                  suppression.until().orElseThrow().span(),
                  "this suppression ended on " + suppression.until().get().value())
              .help("mend the finding, or give it a later day with its reason")
              .unsafely("take the suppression out", SuppressionFixes.removal(suppression)));
      return false;
    }
    return true;
  }

  private Finding unknown(Suppression suppression, String name) {
    if (isAboutFiles(name)) {
      return SuppressionRules.NOT_SUPPRESSIBLE
          .at(suppression.rule().span(), "`" + name + "` cannot be suppressed")
          .help("it speaks of what cannot be read or planned: mend it in its place");
    }
    return SuppressionRules.UNKNOWN_RULE
        .at(suppression.rule().span(), "there is no rule `" + name + "`")
        .help(
            choice
                .nearest(name)
                .map(n -> "did you mean `" + n + "`?")
                .orElse("name one rule after the other; `pggen rules` lists them"))
        .unsafely("write the name that is near", SuppressionFixes.renaming(suppression));
  }

  /** Ids below 100 and the last ones: no rules that are asked, but what their asking needs. */
  private static boolean isAboutFiles(String name) {
    for (RuleInfo info : SuppressionRules.ALL) {
      if (info.id().equals(name) || info.name().equals(name)) {
        return true;
      }
    }
    boolean id = name.length() == "PG000".length() && name.startsWith("PG0");
    for (int i = 2; id && i < name.length(); i++) {
      id = name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    return id;
  }

  private boolean isAsked(Suppression suppression) {
    return choice.named(suppression.rule().value()).filter(choice.asked()::has).isPresent();
  }

  private void reportUnused(Suppression suppression) {
    String name = "`" + suppression.rule().value() + "`";
    Suppression first = needless.get(suppression);
    Optional<Finding> near = first == null ? nearest(suppression) : Optional.empty();
    if (near.isPresent()) {
      Span place = near.get().span();
      complain(
          SuppressionRules.UNUSED
              .at(suppression.rule().span(), "nothing on the line that this means breaks " + name)
              .related(place, "it stands here")
              .help(name + " stands on line " + place.line() + ": put this there, or take it out"));
      return;
    }
    complain(
        first == null
            ? SuppressionRules.UNUSED
                .at(suppression.rule().span(), "nothing here breaks " + name)
                .help("take the suppression out")
                .safely("take the suppression out", SuppressionFixes.ofUnused(suppression))
            : SuppressionRules.UNUSED
                .at(suppression.rule().span(), name + " is suppressed here already")
                .related(first.span(), "by this one")
                .help("take one of the two out")
                .safely("take this one out", SuppressionFixes.removal(suppression)));
  }

  /** The finding beside which a comment was probably meant to stand. */
  private Optional<Finding> nearest(Suppression suppression) {
    Optional<Finding> nearest = Optional.empty();
    int least = Integer.MAX_VALUE;
    for (Finding finding : suppression.line().isEmpty() ? Set.<Finding>of() : kept) {
      boolean here = finding.span().path().equals(suppression.span().path());
      int distance = Math.abs(finding.span().line() - suppression.span().line());
      if (here && suppression.names(finding) && distance < least) {
        nearest = Optional.of(finding);
        least = distance;
      }
    }
    return nearest;
  }

  /** Fixes change what was linted, and not the files that it names. */
  private void complain(Finding finding) {
    boolean fixable = !named.contains(finding.span().path());
    kept.add(choice.weighed(fixable ? finding : finding.withoutFix(), Optional.empty()));
  }
}
