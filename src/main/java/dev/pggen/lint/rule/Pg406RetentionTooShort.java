package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All backups that are kept are so young that a mistake is in each of them. */
public final class Pg406RetentionTooShort implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG406",
          "retention-too-short",
          Severity.WARNING,
          "a mistake of Friday that is seen on Monday is in every backup that is left");

  /** A weekend. */
  static final Duration LEAST = Duration.ofDays(3);

  private static final Duration DAY = Duration.ofDays(1);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Backup backup : stack.backups()) {
      check(backup, found);
    }
    return found.stream();
  }

  private static void check(Backup backup, List<Finding> found) {
    Origin origin = backup.retention().origin();
    if (origin.span().isEmpty() || !origin.reason().isEmpty()) {
      return;
    }
    Optional<Duration> reach = Kept.reach(backup);
    if (reach.isEmpty() || reach.get().compareTo(LEAST) >= 0) {
      return;
    }
    found.add(
        INFO.at(
                origin.span().get(),
                "the oldest backup is at most " + Cycle.shown(reach.get()) + " old")
            .severity(reach.get().compareTo(DAY) < 0 ? Severity.ERROR : Severity.WARNING)
            .help("keep some days and weeks: `retention: {last: 3, daily: 7, weekly: 4}`"));
  }
}
