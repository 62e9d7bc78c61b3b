package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.PgSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A parameter that another one takes the effect from. */
public final class Pg818DeadSetting implements ConfFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG818",
          "dead-setting",
          Severity.WARNING,
          "the line looks as if something were done, and nothing is");

  private static final Set<String> OFF = Set.of("off", "false", "no", "0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(ConfDocument document) {
    List<Finding> found = new ArrayList<>();
    archive(document, found);
    bounded(document, "max_parallel_workers", "max_worker_processes", found);
    bounded(document, "max_parallel_workers_per_gather", "max_parallel_workers", found);
    bounded(document, "autovacuum_max_workers", "autovacuum_worker_slots", found);
    walSize(document, found);
    return found.stream();
  }

  private static void archive(ConfDocument document, List<Finding> found) {
    if (!OFF.contains(document.word("archive_mode"))) {
      return; // not written here, it may be on the command line
    }
    for (String name : List.of("archive_command", "archive_library")) {
      if (!document.word(name).isEmpty()) {
        found.add(
            INFO.at(
                    document.get(name).orElseThrow().nameSpan(),
                    "`" + name + "` is never used, for `archive_mode` is off")
                .related(document.get("archive_mode").orElseThrow().valueSpan(), "here")
                .help("set `archive_mode = on`; it takes a restart"));
      }
    }
  }

  private static void bounded(
      ConfDocument document, String name, String limit, List<Finding> found) {
    String number = document.word(name);
    String most = document.word(limit);
    if (number.matches("[0-9]{1,6}")
        && most.matches("[0-9]{1,6}")
        && Integer.parseInt(number) > Integer.parseInt(most)) {
      found.add(
          INFO.at(
                  document.get(name).orElseThrow().valueSpan(),
                  "`" + name + " = " + number + "` is no more than " + most)
              .related(document.get(limit).orElseThrow().valueSpan(), "this is the limit")
              .help("raise `" + limit + "`, or write what is really there"));
    }
  }

  private static void walSize(ConfDocument document, List<Finding> found) {
    var least = document.get("min_wal_size").flatMap(e -> PgSize.parse(e.value(), "MB"));
    var most = document.get("max_wal_size").flatMap(e -> PgSize.parse(e.value(), "MB"));
    if (least.isPresent() && most.isPresent() && least.get().bytes() > most.get().bytes()) {
      found.add(
          INFO.at(
                  document.get("min_wal_size").orElseThrow().valueSpan(),
                  "`min_wal_size` is more than `max_wal_size`")
              .related(document.get("max_wal_size").orElseThrow().valueSpan(), "here")
              .help("raise `max_wal_size`: at this size the server begins checkpoints"));
    }
  }
}
