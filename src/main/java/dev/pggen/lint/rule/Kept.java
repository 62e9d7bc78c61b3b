package dev.pggen.lint.rule;

import dev.pggen.stack.Backup;
import java.time.Duration;
import java.util.Optional;

/** How far back the backups go that are kept. */
final class Kept {
  private Kept() {}

  /** The age of the oldest that is kept, counted generously; empty if unknown. */
  static Optional<Duration> reach(Backup backup) {
    Optional<Duration> gap =
        backup.schedule().isKnown() ? Cycle.longest(backup.schedule().value()) : Optional.empty();
    if (gap.isEmpty() || !backup.retention().isKnown()) {
      return Optional.empty();
    }
    Backup.Retention kept = backup.retention().value();
    Duration reach = times(gap.get(), kept.last());
    reach = longer(reach, gap.get(), Duration.ofDays(1), kept.daily());
    reach = longer(reach, gap.get(), Duration.ofDays(7), kept.weekly());
    return Optional.of(longer(reach, gap.get(), Duration.ofDays(30), kept.monthly()));
  }

  /** Of whole seconds, for Java's own multiplies with BigDecimal, which takes long to set up. */
  private static Duration times(Duration each, int count) {
    return Duration.ofSeconds(Math.multiplyExact(each.toSeconds(), count));
  }

  /** One is kept of each period, and no more than there are. */
  private static Duration longer(Duration reach, Duration gap, Duration period, int count) {
    Duration each = gap.compareTo(period) > 0 ? gap : period;
    Duration all = times(each, count);
    return all.compareTo(reach) > 0 ? all : reach;
  }
}
