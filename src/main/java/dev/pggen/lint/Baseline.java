package dev.pggen.lint;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Findings that were there when somebody began to lint. They are known by rule, file and the names
 * that their messages quote, so lines may come and go around them.
 *
 * @param name of its file, as reports say it
 * @param entries in the order of the file
 */
public record Baseline(String name, List<Entry> entries) {
  public Baseline {
    entries = List.copyOf(entries);
  }

  /**
   * Findings that nothing tells apart.
   *
   * @param rule id
   * @param file path from the baseline's directory
   * @param message as it was when it was accepted
   * @param count how many of them; 1 or more
   * @param span where the baseline says so; empty in one that is not yet written
   */
  public record Entry(String rule, String file, String message, int count, Optional<Span> span) {
    Key key() {
      return new Key(rule, file, names(message));
    }
  }

  private record Key(String rule, String file, List<String> names) {}

  /**
   * What linting found, and what of it the baseline accepts.
   *
   * @param result without what is accepted, with a warning for each entry that is over
   * @param kept what a smaller baseline still has to say
   */
  public record Settled(LintResult result, List<Entry> kept) {
    public Settled {
      kept = List.copyOf(kept);
    }
  }

  /**
   * Takes out what is accepted.
   *
   * @param fromHome a finding's path as the baseline names it
   * @param seen whether the run would have found what an entry is about
   */
  public Settled settle(
      LintResult found, Choice choice, UnaryOperator<String> fromHome, Predicate<Entry> seen) {
    TreeSet<Finding> left = new TreeSet<>();
    List<Suppressed> suppressed = new ArrayList<>(found.suppressed());
    Map<Key, Integer> open = new HashMap<>();
    entries.forEach(entry -> open.merge(entry.key(), entry.count(), Integer::sum));
    for (Finding finding : found.findings()) {
      Key key = entry(finding, fromHome).key();
      int more = open.getOrDefault(key, 0);
      if (more > 0 && mayAccept(finding, choice)) {
        open.put(key, more - 1);
        suppressed.add(new Suppressed(finding, "accepted in " + name, Optional.empty(), false));
      } else {
        left.add(finding);
      }
    }
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : entries) {
      int over = seen.test(entry) ? Math.min(entry.count(), open.getOrDefault(entry.key(), 0)) : 0;
      open.merge(entry.key(), -over, Integer::sum);
      if (over > 0) {
        entry.span().ifPresent(place -> left.add(stale(entry, over, place)));
      }
      if (over < entry.count()) {
        kept.add(
            new Entry(
                entry.rule(), entry.file(), entry.message(), entry.count() - over, entry.span()));
      }
    }
    suppressed.sort((a, b) -> a.finding().compareTo(b.finding()));
    return new Settled(
        new LintResult(List.copyOf(left), suppressed, found.secrets(), found.mistakes()), kept);
  }

  /** One that accepts all that may be accepted. */
  public static Baseline of(
      String name, LintResult found, Choice choice, UnaryOperator<String> fromHome) {
    List<Entry> all = new ArrayList<>();
    Map<Key, Integer> places = new HashMap<>();
    for (Finding finding : found.findings()) {
      if (mayAccept(finding, choice)) {
        Entry entry = entry(finding, fromHome);
        Integer same = places.putIfAbsent(entry.key(), all.size());
        if (same == null) {
          all.add(entry);
        } else {
          Entry first = all.get(same);
          all.set(
              same,
              new Entry(
                  first.rule(), first.file(), first.message(), first.count() + 1, first.span()));
        }
      }
    }
    return new Baseline(name, all);
  }

  private static Entry entry(Finding finding, UnaryOperator<String> fromHome) {
    return new Entry(
        finding.rule().id(),
        fromHome.apply(finding.span().path()),
        finding.message(),
        1,
        Optional.empty());
  }

  private static boolean mayAccept(Finding finding, Choice choice) {
    return choice.named(finding.rule().id()).filter(choice::maySuppress).isPresent();
  }

  private static Finding stale(Entry entry, int over, Span place) {
    String times = over == 1 ? "" : over + " times ";
    return SuppressionRules.STALE
        .at(place, "`" + entry.file() + "` no longer has this " + times + "of " + entry.rule())
        .help(
            "take it out, or let `pggen lint --create-baseline` do so; if the file has moved, write"
                + " its new path here instead");
  }

  /** What stands between backquotes: the rest may be worded anew in another release. */
  private static List<String> names(String message) {
    List<String> names = new ArrayList<>();
    String[] parts = message.split("`", -1);
    for (int i = 1; i < parts.length; i += 2) {
      names.add(parts[i]);
    }
    return names;
  }
}
