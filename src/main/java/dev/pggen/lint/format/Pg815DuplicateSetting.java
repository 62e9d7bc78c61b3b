package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A parameter that is set again further down in the same file. */
public final class Pg815DuplicateSetting implements ConfFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG815",
          "duplicate-setting",
          Severity.WARNING,
          "the last line counts, silently: who reads or changes this one is misled");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(ConfDocument document) {
    Map<String, PgConfEntry> later = new HashMap<>();
    List<Finding> found = new ArrayList<>();
    for (int i = document.settings().size() - 1; i >= 0; i--) {
      PgConfEntry entry = document.settings().get(i);
      // A file that another takes in may be there to set it anew.
      String key = entry.nameSpan().path() + "\n" + entry.name().toLowerCase(Locale.ROOT);
      PgConfEntry last = later.putIfAbsent(key, entry);
      if (last != null && !last.value().equals(entry.value())) {
        found.add(
            INFO.at(
                    entry.nameSpan(),
                    "`" + entry.name() + " = " + entry.value() + "` counts for nothing")
                .related(last.nameSpan(), "here it is set again, to `" + last.value() + "`")
                .help("take one of the two out: this one, if what runs is right")
                .fix(
                    Fix.safe(
                        "take the line out that counts for nothing",
                        new Fix.RemoveEntry(entry.nameSpan()))));
      }
    }
    return found.stream();
  }
}
