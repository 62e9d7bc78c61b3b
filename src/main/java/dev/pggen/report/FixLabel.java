package dev.pggen.report;

import dev.pggen.source.Fix;

/** What to type where a finding can be mended for the user. */
final class FixLabel {
  private FixLabel() {}

  /** Like {@code `pggen lint --fix` can put it in quotes}. */
  static String of(Fix fix) {
    return "`pggen lint --fix" + (fix.safe() ? "" : "=unsafe") + "` can " + fix.title();
  }

  /** For the last line of a report: how many findings can be mended, and by which command. */
  static String counted(long safe, long unsafe) {
    if (safe == 0) {
      return "; `lint --fix=unsafe` mends " + unsafe;
    }
    String more = unsafe == 0 ? "" : ", `--fix=unsafe` " + unsafe + " more";
    return "; `lint --fix` mends " + safe + more;
  }
}
