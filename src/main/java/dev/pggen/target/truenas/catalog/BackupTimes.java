package dev.pggen.target.truenas.catalog;

import dev.pggen.stack.Backup;
import dev.pggen.stack.Stack;

/** When an app makes backups, and for how long it keeps them. */
final class BackupTimes {
  private static final String USUAL = "02:15";

  private BackupTimes() {}

  /** A time of the day in UTC: the stack's own where it says one. */
  static String at(Stack stack) {
    return stack
        .backups()
        .get(0)
        .schedule()
        .ifKnown()
        .filter(s -> s.matches("[0-2][0-9]:[0-5][0-9]"))
        .orElse(USUAL);
  }

  /** An app keeps each day's backup alike, so the stack's sparser ones do not count. */
  static int keepDays(Stack stack) {
    Backup.Retention retention = stack.backups().get(0).retention().value();
    return Math.max(1, Math.max(retention.last(), retention.daily()));
  }
}
