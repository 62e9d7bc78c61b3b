package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every role may replicate from another machine. */
public final class Pg518ReplicationForAll implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG518",
          "replication-for-all",
          Severity.WARNING,
          "replication copies every database with the passwords in it; superusers may replicate, too");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    List<Finding> found = new ArrayList<>();
    for (HbaEntry.Record record : document.records()) {
      if (HbaWords.has(record.databases(), "replication")
          && HbaWords.has(record.users(), "all")
          && HbaWords.letsInFromAfar(record)) {
        found.add(
            INFO.at(
                    record.span(),
                    "every role that may replicate can copy the cluster from `"
                        + record.address().orElseThrow().text()
                        + "`")
                .help("name the role of the standby or backup in the place of `all`"));
      }
    }
    return found.stream();
  }
}
