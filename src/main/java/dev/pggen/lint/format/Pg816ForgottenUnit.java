package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A number without a unit, so small in the parameter's own that another one was meant. */
public final class Pg816ForgottenUnit implements ConfFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG816",
          "forgotten-unit",
          Severity.WARNING,
          "a bare number counts in the parameter's own unit, and almost nothing is left of it");

  /**
   * A parameter's own unit.
   *
   * @param factor how many of the unit one is
   * @param unit as it is written
   * @param least from where on a bare number may well be meant
   * @param meant the unit that people have in mind
   */
  private record Own(int factor, String unit, int least, String meant) {}

  /** Under a second no statement that matters comes to its end. */
  private static final Own MILLISECONDS = new Own(1, "ms", 1000, "s");

  /** Under 16 MB no server of today works well. */
  private static final Own PAGES = new Own(8, "kB", 2048, "MB");

  private static final Map<String, Own> SMALL =
      Map.of(
          "statement_timeout", MILLISECONDS,
          "transaction_timeout", MILLISECONDS,
          "idle_in_transaction_session_timeout", MILLISECONDS,
          "idle_session_timeout", MILLISECONDS,
          "wal_sender_timeout", MILLISECONDS,
          "wal_receiver_timeout", MILLISECONDS,
          "shared_buffers", PAGES,
          "effective_cache_size", PAGES,
          "work_mem", new Own(1, "kB", 1024, "MB"),
          "maintenance_work_mem", new Own(1, "kB", 8192, "MB"));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(ConfDocument document) {
    List<Finding> found = new ArrayList<>();
    for (PgConfEntry entry : document.settings()) {
      Own own = SMALL.get(entry.name().toLowerCase(Locale.ROOT));
      if (own != null && entry.value().matches("[1-9][0-9]{0,4}")) {
        int number = Integer.parseInt(entry.value());
        if (number < own.least()) {
          found.add(finding(entry, own, number));
        }
      }
    }
    return found.stream();
  }

  private static Finding finding(PgConfEntry entry, Own own, int number) {
    String is = number * own.factor() + own.unit();
    return INFO.at(
            entry.valueSpan(), "`" + entry.name() + " = " + number + "` is no more than " + is)
        .help("write `" + number + own.meant() + "` if that is meant, else `" + is + "`")
        .safely(
            "write the unit that it has now", Written.over(entry.valueSpan(), entry.value(), is));
  }
}
