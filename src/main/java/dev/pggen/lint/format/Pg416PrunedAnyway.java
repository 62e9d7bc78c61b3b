package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Old dumps are deleted by their age, also when there is no new one. */
public final class Pg416PrunedAnyway implements DumpRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG416",
          "pruned-anyway",
          Severity.WARNING,
          "once dumps fail, each night deletes one more of the good ones, until the last is gone");

  private static final Pattern PRUNE =
      Pattern.compile(
          "find\\s[^;&|\\n]*-[acm](?:time|min)\\s[^;&|\\n]*(?:-delete|-exec\\s+rm|\\|\\s*xargs)");

  /** What runs only where the dump was good. */
  private static final Pattern GUARD =
      Pattern.compile(
          "(?<![\\w])(if|while|until)\\s[^\\n;]*$|\\|\\|\\s*(exit|continue|return|\\{)");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(String container, List<DumpScript> dumps, List<Finding> found) {
    DumpScript dump = dumps.get(0);
    Matcher prune = PRUNE.matcher(dump.text());
    if (dump.stops() || !prune.find() || prune.start() < dump.from()) {
      return;
    }
    String before = dump.text().substring(0, dump.from());
    String between = dump.text().substring(dump.from(), prune.start());
    boolean after = between.strip().endsWith("&&");
    boolean asked =
        GUARD.matcher(before).find() || GUARD.matcher(between).find() || between.contains("$?");
    if (!after && !asked && !between.contains("then")) {
      found.add(
          INFO.at(
                  dump.place("find", prune.start()),
                  "`" + container + "` deletes old dumps, whether or not there is a new one")
              .related(dump.place(), "if this fails, the script goes on")
              .help(
                  "delete after success only: `&&` between the dump and `find`, or `set -e` above"));
    }
  }
}
