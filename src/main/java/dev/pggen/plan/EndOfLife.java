package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.spec.Spec;
import dev.pggen.stack.Minor;
import dev.pggen.stack.VersionMatrix;
import java.time.LocalDate;
import java.util.Optional;

/** Majors that the PostgreSQL project no longer mends. */
public final class EndOfLife {
  private EndOfLife() {}

  /** What is to be said on a day about the major of a spec. */
  public static Optional<Finding> of(Spec spec, LocalDate today) {
    At<String> version = spec.postgres().version();
    String text = version.value();
    int dot = text.indexOf('.');
    int major = Integer.parseInt(dot < 0 ? text : text.substring(0, dot));
    // Days as YYYY-MM-DD sort like their text; to parse them would cost start-up time.
    return Minor.newest(major)
        .filter(minor -> minor.endOfLife().compareTo(today.toString()) < 0)
        .map(
            minor ->
                PlanRules.END_OF_LIFE
                    .at(
                        version.span(),
                        "PostgreSQL " + major + " had its last fixes on " + minor.endOfLife())
                    .help(
                        "start a server with `version: "
                            + VersionMatrix.NEWEST
                            + "` beside it, and restore the last backup into that one:"
                            + " docs/backup.md"));
  }
}
