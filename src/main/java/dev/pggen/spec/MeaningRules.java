package dev.pggen.spec;

import static dev.pggen.source.Severity.ERROR;
import static dev.pggen.source.Severity.WARNING;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong between values that are right one by one. */
public final class MeaningRules {
  /** Two keys that cannot both hold. */
  public static final RuleInfo CONTRADICTION =
      new RuleInfo("PG040", "contradiction", ERROR, "only one of the two could be obeyed");

  /** Two programs at one port. */
  public static final RuleInfo DUPLICATE_PORT =
      new RuleInfo("PG041", "duplicate-port", ERROR, "only one of the two could listen there");

  /** Two things at one path. */
  public static final RuleInfo MOUNT_CONFLICT =
      new RuleInfo("PG042", "mount-conflict", ERROR, "the later mount hides the earlier one");

  /** A database image of another major. */
  public static final RuleInfo VERSION_MISMATCH =
      new RuleInfo(
          "PG043", "version-mismatch", ERROR, "settings and tools follow the version that is told");

  /** Something described that nobody uses: mostly a slip in a name. */
  public static final RuleInfo UNUSED =
      new RuleInfo("PG044", "unused", WARNING, "what nobody uses is mostly a slip in a name");

  /** All of them, sorted by id. */
  static final List<RuleInfo> ALL =
      List.of(CONTRADICTION, DUPLICATE_PORT, MOUNT_CONFLICT, VERSION_MISMATCH, UNUSED);

  private MeaningRules() {}
}
