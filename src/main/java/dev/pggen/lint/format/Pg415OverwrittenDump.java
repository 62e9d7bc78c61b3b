package dev.pggen.lint.format;

import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Each dump begins by emptying the one before. */
public final class Pg415OverwrittenDump implements DumpRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG415",
          "overwritten-dump",
          Severity.WARNING,
          "the file is emptied before the dump begins: one that fails leaves nothing, and one of a"
              + " damaged database takes the place of the last good one");

  /** What keeps an older file, or writes the new one beside it. */
  private static final Pattern KEEPS =
      Pattern.compile("(?<![\\w-])(mv|cp|ln|tar|zip|logrotate|savelog|git)(?![\\w-])");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void about(String container, List<DumpScript> dumps, List<Finding> found) {
    for (DumpScript dump : dumps) {
      Optional<String> to = dump.file().filter(f -> f.matches("[\\w./-]+"));
      if (to.isPresent()
          && !isPassing(to.get())
          && !dump.uploads()
          && !KEEPS.matcher(dump.text()).find()) {
        found.add(
            INFO.at(
                    dump.place(to.get(), dump.from()),
                    "each dump of `" + container + "` takes the place of the one before")
                .help(
                    "put the time into the name, like `db-$$(date -u +%Y%m%dT%H%M%SZ).dump`, or write"
                        + " to another name and `mv` it when the dump was good"));
      }
    }
  }

  /** Of what is meant for the next command alone. */
  private static boolean isPassing(String path) {
    return path.startsWith("/dev/") || path.startsWith("/tmp/");
  }
}
