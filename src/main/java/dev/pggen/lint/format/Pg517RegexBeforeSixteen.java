package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaToken;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A regular expression, for a server that knows none in pg_hba.conf. */
public final class Pg517RegexBeforeSixteen implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG517",
          "regex-before-sixteen",
          Severity.WARNING,
          "the server takes it for a name, silently: who was meant is not let in, or not kept out");

  /** The first major that reads them. */
  private static final int FIRST = 16;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    int major = document.major().orElse(FIRST);
    List<Finding> found = new ArrayList<>();
    if (major < FIRST) {
      for (HbaEntry.Record record : document.records()) {
        names(record.databases(), major, found);
        names(record.users(), major, found);
      }
    }
    return found.stream();
  }

  private static void names(List<HbaToken> tokens, int major, List<Finding> found) {
    for (HbaToken token : tokens) {
      if (token.text().startsWith("/")) {
        found.add(
            INFO.at(
                    token.span(),
                    "`" + token.text() + "` is a name to PostgreSQL " + major + ", no expression")
                .help("write the names out, use `+ROLE` for the members of a role, or move to 16"));
      }
    }
  }
}
