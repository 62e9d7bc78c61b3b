package dev.pggen.lint.rule;

import dev.pggen.lint.Comparison;
import dev.pggen.lint.EstateRule;
import dev.pggen.lint.Profile;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;

/**
 * Two services reach one PostgreSQL server that is no part of either.
 *
 * <p>Silent about the host itself ({@code localhost}): who answers there is not known.
 */
public final class Pg201SharedDatabase implements EstateRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG201",
          "shared-database",
          Severity.ERROR,
          "what stops, fills, corrupts or opens the server for one service does so for the other,"
              + " and neither can be upgraded or restored alone");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Comparison compare() {
    return new Claims<>(
        OutsideServer::of,
        OutsideServer::host,
        OutsideServer::isServer,
        Pg201SharedDatabase::finding);
  }

  private static Finding finding(Claim<OutsideServer> later, Claim<OutsideServer> first) {
    OutsideServer server = later.what();
    String database = server.database();
    boolean one = !database.isEmpty() && database.equals(first.what().database());
    String where = "`" + server.host() + ":" + server.port() + "`";
    return INFO.at(
            later.span(),
            later.beside(first)
                + (one
                    ? " use one database, `" + database + "` on " + where
                    : " use one server, " + where))
        .related(first.span(), first.name() + " reaches it here")
        .help(
            "let "
                + later.name()
                + " use the server that its own `postgres` makes: `${db.host}`, `${db.port}` and"
                + " `${db.name}`, or `${db.url}` for all of it");
  }
}
