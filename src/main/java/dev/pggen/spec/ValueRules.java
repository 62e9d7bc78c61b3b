package dev.pggen.spec;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with the writing of a single value. */
public final class ValueRules {
  /** An amount of memory or storage. */
  public static final RuleInfo SIZE =
      new RuleInfo("PG020", "bad-size", ERROR, "a wrong unit is a factor, not a detail");

  /** A length of time. */
  public static final RuleInfo DURATION =
      new RuleInfo("PG021", "bad-duration", ERROR, "a time without its unit can mean anything");

  /** A name that some consumer cannot hold. */
  public static final RuleInfo NAME =
      new RuleInfo("PG022", "bad-name", ERROR, "names must work on every runtime and in SQL");

  /** A path. */
  public static final RuleInfo PATH =
      new RuleInfo("PG023", "bad-path", ERROR, "a path must mean the same wherever it is read");

  /** An image reference. */
  public static final RuleInfo IMAGE =
      new RuleInfo("PG024", "bad-image", ERROR, "no registry can be asked for it");

  /** A user. */
  public static final RuleInfo USER =
      new RuleInfo("PG025", "bad-user", ERROR, "files and processes need numbers, not names");

  /** Where a port is published. */
  public static final RuleInfo PUBLISH =
      new RuleInfo("PG026", "bad-publish", ERROR, "it is not clear where the port would be open");

  /** When something runs. */
  public static final RuleInfo SCHEDULE =
      new RuleInfo("PG027", "bad-schedule", ERROR, "a backup that never runs is none");

  /** A character that cannot be passed on. */
  public static final RuleInfo CHARACTER =
      new RuleInfo(
          "PG028", "control-character", ERROR, "programs cut or refuse text at such a character");

  /** All of them, sorted by id. */
  static final List<RuleInfo> ALL =
      List.of(SIZE, DURATION, NAME, PATH, IMAGE, USER, PUBLISH, SCHEDULE, CHARACTER);

  private ValueRules() {}
}
