package dev.pggen.spec;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with the files that a spec names. */
public final class FileRules {
  /** Missing, too large, not text. */
  public static final RuleInfo UNREADABLE =
      new RuleInfo("PG050", "unreadable-file", ERROR, "its content is part of what is rendered");

  /** Outside of the repository. */
  public static final RuleInfo ESCAPE =
      new RuleInfo(
          "PG051",
          "path-escape",
          ERROR,
          "a spec may only read what lies beside it in its repository");

  /** All of them, sorted by id. */
  static final List<RuleInfo> ALL = List.of(UNREADABLE, ESCAPE);

  private FileRules() {}
}
