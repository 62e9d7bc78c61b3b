package dev.pggen.stack;

import java.time.Duration;
import java.util.Optional;

/**
 * How a server is backed up, and how that is proved.
 *
 * @param workload name of the container that makes backups
 * @param server name of the server's container
 * @param storage where backups lie
 * @param schedule UTC: {@code HH:MM}, an interval like {@code 6h}, or a five-field cron line
 * @param retention how many are kept
 * @param sameDisk why the storage may share the data's file system; empty if it may not
 * @param drill how a backup is proved, if it is
 */
public record Backup(
    String workload,
    String server,
    Fact<Mount.Source> storage,
    Fact<String> schedule,
    Fact<Retention> retention,
    Optional<String> sameDisk,
    Fact<Optional<Drill>> drill) {

  /**
   * How many backups of each age to keep. A backup that counts twice is kept once.
   *
   * @param last the newest, whatever their age; at least 1, so that pruning never takes the only
   *     one
   * @param daily the newest of each UTC day, for that many days that have one
   * @param weekly the same by ISO week
   * @param monthly the same by calendar month
   */
  public record Retention(int last, int daily, int weekly, int monthly) {
    public Retention {
      if (last < 1 || daily < 0 || weekly < 0 || monthly < 0) {
        throw new IllegalArgumentException("last must be 1 or more, the others 0 or more");
      }
    }
  }

  /**
   * A restore into a throwaway cluster.
   *
   * @param workload name of the container that does it
   * @param schedule as for the backup
   * @param rto how long it may take; a slower one fails
   */
  public record Drill(String workload, String schedule, Duration rto) {}
}
