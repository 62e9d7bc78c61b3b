package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.spec.BackupSpec;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import java.time.Duration;
import java.util.Optional;

/** How the database is backed up, with defaults for what the spec leaves out. */
final class BackupPlan {
  private static final String NIGHTLY = "02:15";
  private static final String WEEKLY = "7d";
  private static final Duration RTO = Duration.ofMinutes(30);

  private BackupPlan() {}

  static Backup of(BackupSpec spec) {
    Fact<String> schedule =
        spec.schedule().map(Fact::of).orElse(Fact.decided(NIGHTLY, "daily, when few are awake"));
    Backup.Retention retention =
        new Backup.Retention(
            number(spec.last(), 3),
            number(spec.daily(), 7),
            number(spec.weekly(), 4),
            number(spec.monthly(), 6));
    return new Backup(
        Names.BACKUP,
        Names.SERVER,
        Fact.of(
            new Mount.OfHost(spec.destination().value()),
            Origin.written(spec.destination().span())),
        schedule,
        Fact.of(retention, retentionOrigin(spec)),
        spec.sameDisk().map(At::value),
        drill(spec));
  }

  private static Fact<Optional<Backup.Drill>> drill(BackupSpec spec) {
    if (spec.drillOff().isPresent()) {
      return Fact.of(Optional.empty(), Origin.written(spec.drillOff().get()));
    }
    Backup.Drill drill =
        new Backup.Drill(
            Names.DRILL,
            spec.drillSchedule().map(At::value).orElse(WEEKLY),
            spec.rto().map(At::value).orElse(RTO));
    return Fact.of(
        Optional.of(drill),
        spec.drillSchedule()
            .map(at -> Origin.written(at.span()))
            .orElse(Origin.decided("a backup that was never restored is a hope", spec.span())));
  }

  private static Origin retentionOrigin(BackupSpec spec) {
    return spec.last()
        .or(spec::daily)
        .or(spec::weekly)
        .or(spec::monthly)
        .map(at -> Origin.written(at.span()))
        .orElse(Origin.decided("half a year to notice a mistake", spec.span()));
  }

  private static int number(Optional<At<Integer>> written, int standard) {
    return written.map(At::value).orElse(standard);
  }
}
