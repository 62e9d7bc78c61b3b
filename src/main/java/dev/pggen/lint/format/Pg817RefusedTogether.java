package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Parameters that are fine alone, and stop the server together. */
public final class Pg817RefusedTogether implements ConfFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG817",
          "refused-together",
          Severity.ERROR,
          "the server does not start; no look at a single line tells");

  private static final String RESERVED = "superuser_reserved_connections";
  private static final Set<String> ON = Set.of("on", "always", "true", "yes", "1");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(ConfDocument document) {
    List<Finding> found = new ArrayList<>();
    connections(document, found);
    if (document.word("wal_level").equals("minimal")) {
      minimal(document, found);
    }
    return found.stream();
  }

  private static void connections(ConfDocument document, List<Finding> found) {
    Optional<PgConfEntry> most = document.get("max_connections");
    OptionalInt superusers = number(document, RESERVED);
    OptionalInt all = number(document, "max_connections");
    OptionalInt others = number(document, "reserved_connections");
    if (most.isEmpty() || superusers.isEmpty() || all.isEmpty()) {
      return;
    }
    int reserved = superusers.getAsInt() + others.orElse(0);
    if (reserved >= all.getAsInt()) {
      found.add(
          INFO.at(
                  most.get().valueSpan(),
                  "`max_connections = "
                      + all.getAsInt()
                      + "` leaves no connection, for "
                      + reserved
                      + " are reserved")
              .related(document.get(RESERVED).orElseThrow().valueSpan(), "here")
              .help("raise `max_connections`, or reserve less"));
    }
  }

  private static OptionalInt number(ConfDocument document, String name) {
    String word = document.word(name);
    return word.matches("[0-9]{1,6}")
        ? OptionalInt.of(Integer.parseInt(word))
        : OptionalInt.empty();
  }

  private static void minimal(ConfDocument document, List<Finding> found) {
    PgConfEntry level = document.get("wal_level").orElseThrow();
    for (String name : List.of("archive_mode", "summarize_wal")) {
      if (ON.contains(document.word(name))) {
        found.add(finding(document.get(name).orElseThrow(), level));
      }
    }
    if (number(document, "max_wal_senders").orElse(0) > 0) {
      found.add(finding(document.get("max_wal_senders").orElseThrow(), level));
    }
  }

  private static Finding finding(PgConfEntry entry, PgConfEntry level) {
    return INFO.at(
            entry.valueSpan(),
            "`" + entry.name() + " = " + entry.value() + "` cannot be with `wal_level = minimal`")
        .related(level.valueSpan(), "here")
        .help("take `wal_level` out; the default, `replica`, is enough for this");
  }
}
