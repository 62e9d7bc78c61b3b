package dev.pggen.lint.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.pg.PgCluster;
import dev.pggen.pg.RealPostgres;
import dev.pggen.pgconf.ConfDocument;
import dev.pggen.pgconf.PgConfFile;
import dev.pggen.pgconf.PgConfPrinter;
import dev.pggen.pgconf.PgConfReader;
import dev.pggen.source.Finding;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Parameter;
import dev.pggen.stack.VersionMatrix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules about values and names say no where every server does, and nowhere else. */
final class ConfValueServerTest {
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?:for parameter|LOG: +(?:[0-9A-Z]{5}: )?parameter|configuration parameter) \"([^\"]+)\"");

  private static final List<String> SWITCHES =
      List.of("on", "OFF", "tru", "o", "of", "yess", "1", "2", "", "t", "N", "falsee", "enabled");
  private static final List<String> NUMBERS =
      List.of(
          "x",
          "1.5",
          "0x10",
          "010",
          "1e3",
          "5kb",
          "5kB",
          "5 MB",
          "10s",
          "3min",
          "1d",
          "1us",
          "-1",
          "4GB",
          "1TB",
          "5 m",
          "1h ",
          "2147483648",
          "12 parsecs",
          "",
          "7B",
          "0.4",
          "1,5",
          "100M");
  private static final List<String> CHOICES =
      List.of("on", "off", "true", "0", "nonsense", "none", "", "debug", "always", "md5");

  /** Where the server asks more than type and range: what the machine has, or how it was built. */
  private static final Set<String> ASKS_MORE =
      Set.of(
          ("max_stack_depth huge_page_size wal_compression default_toast_compression "
                  + "io_method client_connection_check_interval tcp_keepalives_idle "
                  + "tcp_keepalives_interval tcp_keepalives_count tcp_user_timeout wal_sync_method "
                  + "shared_memory_type dynamic_shared_memory_type ssl_min_protocol_version "
                  + "ssl_max_protocol_version autovacuum_max_workers max_connections "
                  + "max_wal_senders max_worker_processes commit_timestamp_buffers "
                  + "subtransaction_buffers transaction_buffers vacuum_buffer_usage_limit "
                  + "io_max_concurrency log_statement_stats log_parser_stats log_planner_stats "
                  + "log_executor_stats")
              .split(" "));

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void sameValues(int major) {
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      int asked = 0;
      int refused = 0;
      for (int round = 0; ; round++) {
        List<String> lines = new ArrayList<>();
        Set<String> strict = new TreeSet<>();
        for (Parameter parameter : parameters(major)) {
          List<String> values = values(parameter);
          if (round < values.size()) {
            lines.add(PgConfPrinter.line(parameter.name(), values.get(round)));
            if (!ASKS_MORE.contains(parameter.name())) {
              strict.add(parameter.name());
            }
          }
        }
        if (lines.isEmpty()) {
          break;
        }
        Set<String> server = refusedByServer(cluster, lines);
        Set<String> ours = refusedByRule(new Pg814RefusedValue(), lines, major);
        asked += lines.size();
        refused += ours.size();
        Set<String> onlyOurs = new TreeSet<>(ours);
        onlyOurs.removeAll(server);
        assertEquals(Set.of(), lines(lines, onlyOurs), "taken by the server of " + major);
        server.retainAll(strict);
        server.removeAll(ours);
        assertEquals(Set.of(), lines(lines, server), "refused by the server of " + major);
      }
      System.out.println("PostgreSQL " + major + ": " + asked + " values, refused " + refused);
      assertTrue(asked >= 300 && refused >= 300, asked + " " + refused);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.pggen.pg.RealPostgres#majors")
  void sameNames(int major) {
    Set<String> names = new TreeSet<>();
    for (int each = VersionMatrix.OLDEST; each <= VersionMatrix.NEWEST; each++) {
      for (String name : VersionMatrix.names(each)) {
        if (!VersionMatrix.history(name).get(0).context().equals("internal")) {
          names.add(name);
          names.add(name + "x");
        }
      }
    }
    names.addAll(
        List.of(
            "wal_keep_segments",
            "checkpoint_segments",
            "sort_mem",
            "ssl_ecdh_curve",
            "default_with_oids",
            "ssl_renegotiation_limit",
            "a.b",
            "operator_precedence_warning",
            "force_parallel_mode",
            "WORK_MEM"));
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      List<String> lines = names.stream().map(name -> name + " = 'x'").toList();
      Set<String> server = unknownToServer(cluster, lines);
      assertEquals(server, refusedByRule(new Pg813UnknownSetting(), lines, major));
      System.out.println(
          "PostgreSQL " + major + ": " + lines.size() + " names, unknown " + server.size());
      assertTrue(lines.size() >= 300 && server.size() >= 300);
    }
  }

  private static List<Parameter> parameters(int major) {
    return VersionMatrix.names(major).stream()
        .map(name -> VersionMatrix.parameter(name, major).orElseThrow())
        .filter(p -> !p.type().equals("string"))
        .filter(p -> !p.name().equals("log_min_messages")) // it would keep the server silent
        .filter(p -> p.minorFrom().isEmpty())
        .toList();
  }

  private static List<String> values(Parameter parameter) {
    List<String> values = new ArrayList<>();
    switch (parameter.type()) {
      case "bool" -> values.addAll(SWITCHES);
      case "enum" -> {
        values.addAll(parameter.choices());
        values.addAll(CHOICES);
        values.add(parameter.choices().get(0).toUpperCase(java.util.Locale.ROOT));
      }
      default -> {
        BigDecimal one = BigDecimal.ONE;
        if (!parameter.min().isEmpty() && parameter.min().length() < 12) {
          values.add(parameter.min());
          values.add(new BigDecimal(parameter.min()).subtract(one).toPlainString());
        }
        if (!parameter.max().isEmpty() && parameter.max().length() < 12) {
          values.add(parameter.max());
          values.add(new BigDecimal(parameter.max()).add(one).toPlainString());
        }
        values.addAll(NUMBERS);
      }
    }
    return values;
  }

  private static Set<String> refusedByServer(PgCluster cluster, List<String> lines) {
    return named(log(cluster, lines), REFUSED);
  }

  private static Set<String> unknownToServer(PgCluster cluster, List<String> lines) {
    return named(
        log(cluster, lines), Pattern.compile("unrecognized configuration parameter \"([^\"]+)\""));
  }

  private static String log(PgCluster cluster, List<String> lines) {
    cluster.write("test.conf", String.join("\n", lines) + "\n");
    var outcome =
        cluster.single("SELECT 1", "-c", "config_file=" + cluster.directory().resolve("test.conf"));
    return outcome.err() + outcome.out();
  }

  private static Set<String> named(String log, Pattern pattern) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = pattern.matcher(log);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static Set<String> refusedByRule(ConfFileRule rule, List<String> lines, int major) {
    PgConfFile conf =
        PgConfReader.read(SourceFile.of("test.conf", String.join("\n", lines)))
            .value()
            .orElseThrow();
    ConfDocument document =
        new ConfDocument(conf, Optional.of(major), conf.entries(), true, List.of(), Set.of());
    Set<String> names = new TreeSet<>();
    for (Finding finding : rule.check(document).toList()) {
      names.add(conf.entries().get(finding.span().line() - 1).name());
    }
    return names;
  }

  private static Set<String> lines(List<String> lines, Set<String> names) {
    Set<String> shown = new TreeSet<>();
    for (String line : lines) {
      if (names.contains(line.substring(0, line.indexOf(' ')))) {
        shown.add(line);
      }
    }
    return shown;
  }
}
