package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** More than a day is lost when the disk is. */
public final class Pg405BackupTooRare implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG405",
          "backup-too-rare",
          Severity.WARNING,
          "what was written since the last backup is lost with the disk");

  /** A day, and an hour for whoever counts from the end. */
  private static final Duration DAILY = Duration.ofHours(25);

  private static final Duration WEEKLY = Duration.ofDays(7);

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
    Fact<String> schedule = backup.schedule();
    if (!schedule.isKnown() || schedule.origin().span().isEmpty()) {
      return;
    }
    Optional<Duration> gap = Cycle.longest(schedule.value());
    if (gap.isEmpty() || gap.get().compareTo(DAILY) <= 0) {
      return;
    }
    Span span = schedule.origin().span().get();
    Finding finding =
        INFO.at(span, "up to " + Cycle.shown(gap.get()) + " pass between two backups")
            .severity(gap.get().compareTo(WEEKLY) > 0 ? Severity.ERROR : Severity.WARNING)
            .help("write `schedule: \"02:15\"` for once a day, or an interval like `6h`");
    found.add(
        Written.is(span, schedule.value())
            ? finding.fix(Fix.unsafe("back up once a day", new Fix.Replace(span, "\"02:15\"")))
            : finding);
  }
}
