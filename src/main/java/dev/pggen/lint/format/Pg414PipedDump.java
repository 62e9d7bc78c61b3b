package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;

/** A dump that fails in a pipe is a good one to the script. */
public final class Pg414PipedDump implements DumpRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG414",
          "piped-dump",
          Severity.WARNING,
          "a pipe ends as its last program does: a dump that breaks off becomes a well-formed file"
              + " with half of the data, and nobody is told");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(String container, List<DumpScript> dumps, List<Finding> found) {
    for (DumpScript dump : dumps) {
      String line = dump.line().strip();
      boolean told = dump.text().contains("pipefail") || dump.text().contains("PIPESTATUS");
      if (line.startsWith("|") && !told) {
        found.add(
            INFO.at(dump.place(), "`" + container + "` does not notice that a dump broke off")
                .help(
                    "let it write the file itself: `pg_dump -Fc -f FILE`, which is packed already;"
                        + " or begin with `set -o pipefail` in `bash`"));
      }
    }
  }
}
