package dev.pggen.hcl;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with a file as HCL, whatever it says. */
public final class HclRules {
  /** Not HCL. */
  public static final RuleInfo INVALID =
      new RuleInfo(
          "PG017",
          "invalid-hcl",
          ERROR,
          "Nomad, and whoever else reads HCL, refuses the file as it stands");

  /** An argument twice in one body. */
  public static final RuleInfo DUPLICATE_ARGUMENT =
      new RuleInfo(
          "PG018", "duplicate-argument", ERROR, "a file that sets an argument twice is refused");

  /** Beyond a limit. */
  public static final RuleInfo TOO_LARGE =
      new RuleInfo(
          "PG019",
          "hcl-too-large",
          ERROR,
          "a file of this size or depth is a mistake or an attack");

  /** All of them, sorted by id. */
  public static final List<RuleInfo> ALL = List.of(INVALID, DUPLICATE_ARGUMENT, TOO_LARGE);

  private HclRules() {}
}
