package dev.pggen.spec;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with the keys of a spec and the kinds of their values. */
public final class ShapeRules {
  /** A key that the language does not have. */
  public static final RuleInfo UNKNOWN_KEY =
      new RuleInfo("PG010", "unknown-key", ERROR, "a key that nobody reads is a wish not granted");

  /** Text where a map belongs, and the like. */
  public static final RuleInfo WRONG_TYPE =
      new RuleInfo("PG011", "wrong-type", ERROR, "the value cannot be what its key means");

  /** A key without which there is no plan. */
  public static final RuleInfo MISSING_KEY =
      new RuleInfo("PG012", "missing-key", ERROR, "there is no safe default for this key");

  /** A word or number outside its list or range. */
  public static final RuleInfo BAD_VALUE =
      new RuleInfo("PG013", "bad-value", ERROR, "the value is outside of what its key can mean");

  /** A key without anything behind its colon. */
  public static final RuleInfo EMPTY_VALUE =
      new RuleInfo("PG014", "empty-value", ERROR, "nothing behind the colon is mostly a slip");

  /** A file for a newer program. */
  public static final RuleInfo NEEDS_NEWER =
      new RuleInfo(
          "PG015", "needs-newer-pggen", ERROR, "this pggen would misread what is newer than it");

  /** A key that may not stand in a defaults file or an override. */
  public static final RuleInfo FORBIDDEN_KEY =
      new RuleInfo(
          "PG016", "forbidden-key", ERROR, "it belongs to one service and stands beside it");

  /** All of them, sorted by id. */
  static final List<RuleInfo> ALL =
      List.of(
          UNKNOWN_KEY, WRONG_TYPE, MISSING_KEY, BAD_VALUE, EMPTY_VALUE, NEEDS_NEWER, FORBIDDEN_KEY);

  private ShapeRules() {}
}
