package dev.pggen.secrets;

import static dev.pggen.source.Severity.ERROR;
import static dev.pggen.source.Severity.WARNING;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with secrets. */
public final class SecretRules {
  /** The operator brings a value and has not yet. */
  public static final RuleInfo MISSING =
      new RuleInfo("PG090", "secret-missing", ERROR, "the stack does not start without this file");

  /** A value that some reader would not read as it is. */
  public static final RuleInfo UNUSABLE =
      new RuleInfo(
          "PG091",
          "secret-unusable",
          ERROR,
          "programs, URLs and SASLprep read such characters differently");

  /** The server's certificate ends soon. */
  public static final RuleInfo ENDING =
      new RuleInfo(
          "PG092", "certificate-ending", WARNING, "no application can sign in after its last day");

  /** A certificate, key or root of the operator does not do. */
  public static final RuleInfo REFUSED =
      new RuleInfo(
          "PG093", "certificate-refused", ERROR, "the server or its clients would refuse it");

  /** The operator's files are others than those in use. */
  public static final RuleInfo OUTDATED =
      new RuleInfo(
          "PG094",
          "certificate-outdated",
          WARNING,
          "the stack goes on with the copy that it has, until its last day");

  /** All of them. */
  public static final List<RuleInfo> ALL = List.of(MISSING, UNUSABLE, ENDING, REFUSED, OUTDATED);

  private SecretRules() {}
}
