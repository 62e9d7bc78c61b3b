package dev.pggen.spec;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with references, from one place of a spec to another. */
public final class ReferenceRules {
  /** Not a reference. */
  public static final RuleInfo BAD =
      new RuleInfo("PG030", "bad-reference", ERROR, "`${` opens a reference in every spec string");

  /** To something that is not there. */
  public static final RuleInfo UNKNOWN =
      new RuleInfo("PG031", "unknown-reference", ERROR, "there is nothing to put in its place");

  /** Containers that wait for each other. */
  public static final RuleInfo CYCLE =
      new RuleInfo("PG032", "dependency-cycle", ERROR, "each would wait for the other for ever");

  /** Extending in a ring, or nothing. */
  public static final RuleInfo EXTENDS =
      new RuleInfo("PG033", "bad-extends", ERROR, "there is nothing to take keys from");

  /** A secret where everybody on the host can read it. */
  public static final RuleInfo SECRET_IN_ARGV =
      new RuleInfo(
          "PG034", "secret-in-argv", ERROR, "arguments and labels can be read by every process");

  /** A variable for a path that gets something else. */
  public static final RuleInfo NO_PATH =
      new RuleInfo(
          "PG035",
          "value-in-file-variable",
          ERROR,
          "the program would look for a file of that name, and print the name when there is none");

  /** All of them, sorted by id. */
  static final List<RuleInfo> ALL = List.of(BAD, UNKNOWN, CYCLE, EXTENDS, SECRET_IN_ARGV, NO_PATH);

  private ReferenceRules() {}
}
