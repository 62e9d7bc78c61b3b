package dev.pggen.yaml;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with a file as YAML, whatever it says. */
public final class YamlRules {
  /** Not YAML. */
  public static final RuleInfo INVALID =
      new RuleInfo("PG001", "invalid-yaml", ERROR, "no program can read this file");

  /** A key twice in one map. */
  public static final RuleInfo DUPLICATE_KEY =
      new RuleInfo(
          "PG002", "duplicate-key", ERROR, "readers disagree about which of the two values counts");

  /** Beyond a limit. */
  public static final RuleInfo TOO_LARGE =
      new RuleInfo(
          "PG003",
          "yaml-too-large",
          ERROR,
          "a file of this size or depth is a mistake or an attack");

  /** Not text. */
  public static final RuleInfo NOT_TEXT =
      new RuleInfo(
          "PG004", "not-text", ERROR, "readers drop or refuse what is not printable UTF-8");

  /** More than one document. */
  public static final RuleInfo SECOND_DOCUMENT =
      new RuleInfo("PG005", "second-document", ERROR, "only the first document would count");

  /** A tag that means nothing here. */
  public static final RuleInfo UNKNOWN_TAG =
      new RuleInfo("PG006", "unknown-tag", ERROR, "a tag changes what the value is to its reader");

  /** An anchor, alias or merge key where there is none, or that cannot be followed. */
  public static final RuleInfo ALIAS =
      new RuleInfo("PG007", "yaml-alias", ERROR, "the value must be readable where it stands");

  /** All of them, sorted by id. */
  public static final List<RuleInfo> ALL =
      List.of(INVALID, DUPLICATE_KEY, TOO_LARGE, NOT_TEXT, SECOND_DOCUMENT, UNKNOWN_TAG, ALIAS);

  private YamlRules() {}
}
