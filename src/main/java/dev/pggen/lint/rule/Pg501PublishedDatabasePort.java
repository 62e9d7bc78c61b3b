package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Port;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The database listens to more than its own host. One address with rules that name who may come
 * from where, over TLS, is what somebody wanted.
 */
public final class Pg501PublishedDatabasePort implements StackRule {
  private static final String IN_SPEC =
      "take `postgres.publish` out: containers reach it over their own network; `publish: 5432`"
          + " there is for this host alone; for others name one address and who may come in"
          + " `postgres.access`";

  private static final String IN_MANIFEST =
      "take the port out: containers reach it over their own network; for a look from this host"
          + " write `";

  /** Words in names of a client's networks, without the number of an interface behind them. */
  private static final Set<String> VPNS =
      Set.of(
          "headscale",
          "nebula",
          "netbird",
          "openvpn",
          "tailnet",
          "tailscale",
          "vpn",
          "wg",
          "wireguard",
          "zerotier");

  private static final Set<String> NOT = Set.of("no", "non", "not", "without");

  private static final RuleInfo INFO =
      new RuleInfo(
          "PG501",
          "published-database-port",
          Severity.ERROR,
          "a published port goes past the host's firewall, and every scanner finds it in minutes");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return Stream.concat(
        stack.servers().stream().flatMap(s -> ports(stack, s)),
        Pools.of(stack).flatMap(Pg501PublishedDatabasePort::pool));
  }

  private static Stream<Finding> ports(Stack stack, Server server) {
    return stack.workload(server.workload()).stream()
        .flatMap(w -> w.network().ports().ifKnown().orElse(List.of()).stream())
        .filter(p -> !p.isLoopback() && (isEverywhere(p) || !isNarrow(server)))
        .flatMap(p -> finding(stack, server, p));
  }

  private static Stream<Finding> pool(Workload pool) {
    return pool.network().ports().ifKnown().orElse(List.of()).stream()
        .filter(Pg501PublishedDatabasePort::isEverywhere)
        .flatMap(p -> p.origin().span().stream().map(span -> pool(pool, p, span)));
  }

  private static Finding pool(Workload pool, Port port, Span span) {
    return INFO.at(
            span,
            "`" + pool.name() + "`, a pool before the database, is published on every address")
        .help(IN_MANIFEST + NearPort.written(port) + "`");
  }

  private static boolean isEverywhere(Port port) {
    return port.hostAddress().equals("0.0.0.0") || port.hostAddress().equals("::");
  }

  /** Whether a rule lets somebody in from a network that it names, over TLS; PG505 tells of all. */
  private static boolean isNarrow(Server server) {
    return server.hba().ifKnown().orElse(List.of()).stream()
        .anyMatch(
            r ->
                r.type().equals("hostssl")
                    && !r.method().equals("reject")
                    && r.address().indexOf('/') > 0
                    && (!r.address().endsWith("/0") || r.origin().span().isPresent()));
  }

  /** Every address, one, or a network of which only the name is known. */
  private static String where(Port port) {
    String address = port.hostAddress();
    if (isEverywhere(port)) {
      return "every address of the host";
    }
    boolean name = address.indexOf('.') < 0 && address.indexOf(':') < 0;
    return (name ? "the client's network " : "") + "`" + address + "`";
  }

  private static Stream<Finding> finding(Stack stack, Server server, Port port) {
    return port.origin().span().stream()
        .map(
            span ->
                graded(
                        INFO.at(
                            span,
                            "the database `"
                                + server.workload()
                                + "` is published on "
                                + where(port)),
                        port)
                    .help(
                        stack.isPlanned() ? IN_SPEC : IN_MANIFEST + NearPort.written(port) + "`"));
  }

  /** No scanner is in a VPN; its machines are, each with whatever runs there. */
  private static Finding graded(Finding finding, Port port) {
    return isVpn(port.hostAddress())
        ? finding.severity(Severity.WARNING).why("each machine of the VPN can try passwords")
        : finding;
  }

  private static boolean isVpn(String network) {
    List<String> words = List.of(network.toLowerCase(Locale.ROOT).split("[-_.:0-9]+"));
    return words.stream().anyMatch(VPNS::contains) && words.stream().noneMatch(NOT::contains);
  }
}
