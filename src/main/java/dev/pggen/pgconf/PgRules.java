package dev.pggen.pgconf;

import static dev.pggen.source.Severity.ERROR;

import dev.pggen.source.RuleInfo;
import java.util.List;

/** What can be wrong with the server's files before asking what they say. */
public final class PgRules {
  /** A line of postgresql.conf that the server cannot read. */
  public static final RuleInfo CONF_SYNTAX =
      new RuleInfo("PG008", "conf-syntax", ERROR, "the server does not start with this file");

  /** A line of pg_hba.conf that the server cannot read. */
  public static final RuleInfo HBA_SYNTAX =
      new RuleInfo(
          "PG009", "hba-syntax", ERROR, "the server does not start with this file, nor reload it");

  /** All of them, sorted by id. */
  public static final List<RuleInfo> ALL = List.of(CONF_SYNTAX, HBA_SYNTAX);

  private PgRules() {}
}
