package dev.pggen.lint.format;

import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.PgConfEntry;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Libraries in an order in which they cannot be loaded, or in a list that is none. */
public final class Pg819PreloadOrder implements ConfFileRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG819", "preload-order", Severity.ERROR, "the server does not start with this list");

  private static final String FIRST = "citus";

  /** Which library must stand somewhere before another. */
  private static final Map<String, String> AFTER =
      Map.of("pg_stat_kcache", "pg_stat_statements", "pg_stat_monitor", "pg_stat_statements");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(ConfDocument document) {
    Optional<PgConfEntry> entry = document.get("shared_preload_libraries");
    if (entry.isEmpty() || entry.get().value().indexOf('"') >= 0) {
      return Stream.empty();
    }
    List<String> names = new ArrayList<>();
    for (String each : entry.get().value().split(",", -1)) {
      names.add(each.strip());
    }
    for (String name : names) {
      if (name.matches(".*\\s.*")) {
        return Stream.of(blank(entry.get(), name));
      }
    }
    String sorted = String.join(", ", sorted(names));
    return sorted.equals(String.join(", ", names))
        ? Stream.empty()
        : Stream.of(order(entry.get(), names, sorted));
  }

  private static Finding blank(PgConfEntry entry, String name) {
    String commas = entry.value().strip().replaceAll("(?:\\s*,\\s*|\\s+)", ", ");
    return INFO.at(entry.valueSpan(), "`" + name + "` is one name, for there is no comma in it")
        .help("put commas between libraries: `" + commas + "`")
        .unsafely(
            "put commas between the names", Written.over(entry.valueSpan(), entry.value(), commas));
  }

  private static Finding order(PgConfEntry entry, List<String> names, String sorted) {
    boolean citus = names.indexOf(FIRST) > 0;
    String told =
        citus
            ? "`citus` must be the first library"
            : "`pg_stat_statements` must stand before the libraries that build on it";
    return INFO.at(entry.valueSpan(), told)
        .help("write `" + sorted + "`")
        .safely("put them in order", Written.over(entry.valueSpan(), entry.value(), sorted));
  }

  private static List<String> sorted(List<String> names) {
    List<String> sorted = new ArrayList<>(names);
    if (sorted.remove(FIRST)) {
      sorted.add(0, FIRST);
    }
    for (Map.Entry<String, String> pair : AFTER.entrySet()) {
      int late = sorted.indexOf(pair.getKey());
      int early = sorted.indexOf(pair.getValue());
      if (late >= 0 && early > late) {
        sorted.add(late, sorted.remove(early));
      }
    }
    return sorted;
  }
}
