package dev.pggen.lint.format;

import dev.pggen.pgconf.HbaDocument;
import dev.pggen.pgconf.HbaEntry;
import dev.pggen.pgconf.HbaType;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A record for connections over TLS, where the server has TLS switched off. */
public final class Pg515UnmatchedHostssl implements HbaFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG515",
          "unmatched-hostssl",
          Severity.WARNING,
          "nobody comes in by this record, and a record that rejects keeps nobody out");

  private static final Set<String> OFF = Set.of("off", "false", "no", "0");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(HbaDocument document) {
    Optional<PgConfEntry> ssl = document.conf().flatMap(c -> c.get("ssl"));
    if (ssl.isEmpty() || !OFF.contains(ssl.get().value().toLowerCase(java.util.Locale.ROOT))) {
      return Stream.empty();
    }
    List<Finding> found = new ArrayList<>();
    for (HbaEntry.Record record : document.records()) {
      if (record.type() == HbaType.HOSTSSL) {
        found.add(
            INFO.at(record.span(), "`hostssl` matches no connection, for TLS is off")
                .related(ssl.get().valueSpan(), "here it is switched off")
                .help("set `ssl = on` with a certificate and its key, or write `host`"));
      }
    }
    return found.stream();
  }
}
