package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Drills are so far apart that the backup which was proved is gone, or months have passed. */
public final class Pg404DrillTooRare implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG404",
          "drill-too-rare",
          Severity.WARNING,
          "between two drills nobody knows whether the backups can be restored");

  private static final Duration MOST = Duration.ofDays(31);

  /** What is kept for less has a finding of its own. */
  private static final Duration LEAST = Pg406RetentionTooShort.LEAST;

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
    if (!backup.drill().isKnown() || backup.drill().value().isEmpty()) {
      return;
    }
    Optional<Span> written = written(backup.drill().origin());
    Optional<Span> span = written.isPresent() ? written : written(backup.retention().origin());
    if (span.isEmpty()) {
      return;
    }
    Backup.Drill drill = backup.drill().value().get();
    Optional<Duration> gap = Cycle.longest(drill.schedule());
    if (gap.isEmpty()) {
      return;
    }
    if (gap.get().compareTo(MOST) > 0) {
      if (written.isPresent()) {
        found.add(
            INFO.at(written.get(), "up to " + Cycle.shown(gap.get()) + " pass between two drills")
                .help("write `drill: {schedule: 7d}`: it takes minutes, beside the database"));
      }
      return;
    }
    Optional<Duration> reach = Kept.reach(backup);
    if (reach.isPresent()
        && reach.get().compareTo(LEAST) >= 0
        && gap.get().compareTo(reach.get()) > 0) {
      found.add(
          INFO.at(
                  span.get(),
                  "a drill proves a backup every "
                      + Cycle.shown(gap.get())
                      + ", and it is deleted after "
                      + Cycle.shown(reach.get()))
              .why("most of the time no backup exists that was ever restored")
              .help("hold drills more often, or keep weekly backups: `retention: {weekly: 4}`"));
    }
  }

  private static Optional<Span> written(Origin origin) {
    return origin.reason().isEmpty() ? origin.span() : Optional.empty();
  }
}
