package dev.pggen.pg;

import dev.pggen.stack.Fact;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is changed in a stack before it is rendered for this machine, and why. Everything else boots
 * as it is.
 *
 * <ul>
 *   <li>{@code wal_compression = lz4} or {@code zstd} becomes {@code pglz} ({@code on} for 14):
 *       these builds have neither; the official images have both.
 *   <li>Extensions and libraries that are not in the contrib set of these builds are left out.
 *   <li>{@code listen_addresses} is 127.0.0.1: a test opens no port to the network.
 *   <li>Peer maps the name as which tests run to {@code postgres}: a container has the rendered
 *       passwd file for that.
 * </ul>
 */
final class Swaps {
  /** Extensions of third parties in samples: no build of ours has their files. */
  private static final Set<String> ABSENT =
      Set.of("vector", "vchord", "postgis", "timescaledb", "pg_cron", "pgaudit");

  private Swaps() {}

  static Stack apply(Stack stack) {
    Server s = stack.servers().get(0);
    int major = s.major().value();
    Server changed =
        new Server(
            s.workload(),
            s.major(),
            s.version(),
            s.volumePath(),
            s.dataDirectory(),
            s.dataPlace(),
            s.initdbArguments(),
            Fact.of(
                s.settings().value().stream().map(x -> setting(x, major)).toList(),
                s.settings().origin()),
            Fact.of(s.hba().value().stream().map(Swaps::rule).toList(), s.hba().origin()),
            s.roles(),
            s.database(),
            Fact.of(present(s.extensions().value()), s.extensions().origin()),
            Fact.of(present(s.preload().value()), s.preload().origin()),
            s.tls(),
            s.initScripts());
    return new Stack(
        stack.name(),
        stack.origin(),
        stack.workloads(),
        List.of(changed),
        stack.volumes(),
        stack.networks(),
        stack.secrets(),
        stack.appFiles(),
        stack.links(),
        stack.backups());
  }

  /** The map that lets whoever runs the tests be the superuser. */
  static String ident() {
    String user = System.getProperty("user.name");
    return "pggen " + (user.equals("root") ? "nobody" : user) + " postgres\n";
  }

  private static Setting setting(Setting s, int major) {
    return switch (s.name()) {
      case "wal_compression" ->
          s.value().equals("lz4") || s.value().equals("zstd")
              ? with(s, major == 14 ? "on" : "pglz")
              : s;
      case "listen_addresses" -> with(s, "127.0.0.1");
      case "shared_preload_libraries" ->
          with(
              s,
              Arrays.stream(s.value().split(","))
                  .map(String::strip)
                  .filter(name -> !ABSENT.contains(name))
                  .collect(Collectors.joining(",")));
      default -> s;
    };
  }

  private static Setting with(Setting s, String value) {
    return new Setting(s.name(), value, s.apply(), s.origin());
  }

  private static HbaRule rule(HbaRule r) {
    return r.method().equals("peer")
        ? new HbaRule(
            r.type(),
            r.databases(),
            r.users(),
            r.address(),
            r.method(),
            List.of("map=pggen"),
            r.origin())
        : r;
  }

  private static List<String> present(List<String> names) {
    return names.stream().filter(name -> !ABSENT.contains(name)).toList();
  }
}
