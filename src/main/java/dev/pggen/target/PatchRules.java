package dev.pggen.target;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with {@code targets.<t>.patch}. */
public final class PatchRules {
  /** A path that is not there, or a key that the runtime does not know. */
  public static final RuleInfo UNMATCHED =
      new RuleInfo(
          "PG055",
          "patch-unmatched",
          ERROR,
          "a patch that meets nothing does not do what its author thinks");

  /** A patch below the database, its backup, or what they mount and join. */
  public static final RuleInfo TOUCHES =
      new RuleInfo(
          "PG056",
          "patch-touches-postgres",
          ERROR,
          "what pggen proves of the database no longer holds behind a patch");

  /** A patch of what decides who gets in. Cannot be ignored. */
  public static final RuleInfo OPENS =
      new RuleInfo(
          "PG058",
          "patch-opens-postgres",
          ERROR,
          "with trust, or as a superuser, everybody who reaches the server owns its data");

  /** All of them, sorted by id. */
  public static final List<RuleInfo> ALL = List.of(UNMATCHED, TOUCHES, OPENS);

  private PatchRules() {}
}
