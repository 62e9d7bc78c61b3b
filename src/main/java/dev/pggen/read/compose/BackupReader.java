package dev.pggen.read.compose;

import dev.pggen.stack.Backup;
import dev.pggen.stack.Backup.Drill;
import dev.pggen.stack.Backup.Retention;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Server;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Backups and drills, as the variables say that their scripts obey. */
final class BackupReader {
  private static final String STORAGE = "/backup";

  private BackupReader() {}

  static List<Backup> backups(List<Workload> workloads, List<Server> servers) {
    List<Backup> backups = new ArrayList<>();
    for (Workload w : workloads) {
      if (w.role() == Role.BACKUP) {
        server(w, servers).ifPresent(s -> backups.add(backup(w, s, workloads)));
      }
    }
    return backups;
  }

  private static Optional<Server> server(Workload w, List<Server> servers) {
    Optional<String> host = new Env(w).text("PGHOST");
    return servers.stream()
        .filter(s -> host.isPresent() && s.workload().equals(host.get()))
        .findFirst();
  }

  private static Backup backup(Workload w, Server server, List<Workload> workloads) {
    Env env = new Env(w);
    Fact<Mount.Source> storage = storage(w);
    return new Backup(
        w.name(),
        server.workload(),
        storage,
        env.fact("PGGEN_SCHEDULE", Optional::of),
        retention(env),
        Optional.empty(),
        drill(workloads, storage));
  }

  private static Fact<Mount.Source> storage(Workload w) {
    return w.mounts().stream()
        .filter(m -> m.target().equals(STORAGE))
        .map(m -> Fact.of(m.source(), m.origin()))
        .findFirst()
        .orElseGet(() -> Fact.unknown("nothing is mounted where backups are written"));
  }

  private static Fact<Retention> retention(Env env) {
    Fact<Integer> last = env.fact("PGGEN_KEEP_LAST", BackupReader::number);
    Fact<Integer> daily = env.fact("PGGEN_KEEP_DAILY", BackupReader::number);
    Fact<Integer> weekly = env.fact("PGGEN_KEEP_WEEKLY", BackupReader::number);
    Fact<Integer> monthly = env.fact("PGGEN_KEEP_MONTHLY", BackupReader::number);
    boolean known =
        last.isKnownAnd(n -> n > 0) && daily.isKnown() && weekly.isKnown() && monthly.isKnown();
    return known
        ? last.map(n -> new Retention(n, daily.value(), weekly.value(), monthly.value()))
        : Fact.unknown("what is kept is not said");
  }

  /** The container that reads the same storage and restores from it. */
  private static Fact<Optional<Drill>> drill(List<Workload> workloads, Fact<Mount.Source> storage) {
    for (Workload w : workloads) {
      if (w.role() == Role.DRILL && sees(w, storage)) {
        Env env = new Env(w);
        Fact<Integer> rto = env.fact("PGGEN_RTO", BackupReader::number);
        Fact<String> schedule = env.fact("PGGEN_DRILL_SCHEDULE", Optional::of);
        return schedule.isKnown() && rto.isKnown()
            ? schedule.map(at -> Optional.of(drill(w, at, rto.value())))
            : Fact.unknown("when the drill is held is not said");
      }
    }
    return Fact.decided(Optional.empty(), "no container restores what is backed up");
  }

  private static Drill drill(Workload w, String schedule, int seconds) {
    return new Drill(w.name(), schedule, Duration.ofSeconds(seconds));
  }

  private static boolean sees(Workload w, Fact<Mount.Source> storage) {
    return storage.isKnownAnd(s -> w.mounts().stream().anyMatch(m -> m.source().equals(s)));
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
