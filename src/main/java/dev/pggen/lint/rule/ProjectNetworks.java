package dev.pggen.lint.rule;

import dev.pggen.stack.Network;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.Locale;

/** Networks of others on which projects stand, rather than what watches or saves a server. */
final class ProjectNetworks {
  /** In names of networks that are for something beside an app. */
  private static final List<String> BESIDE =
      List.of(
          "admin",
          "backup",
          "caddy",
          "exporter",
          "gateway",
          "grafana",
          "ingress",
          "logging",
          "metric",
          "mgmt",
          "management",
          "monitor",
          "nginx",
          "observability",
          "prometheus",
          "proxy",
          "replication",
          "telemetry",
          "traefik");

  private ProjectNetworks() {}

  /** Those of a server's networks that may be for projects. */
  static List<Network> among(List<Network> networks, Stack stack) {
    List<List<String>> caretakers =
        stack.workloads().stream()
            .filter(w -> w.image().isKnownAnd(Product::looksAfterDatabases))
            .filter(w -> w.role() != Workload.Role.DATABASE)
            .flatMap(w -> w.network().networks().ifKnown().stream())
            .filter(joined -> !networks.stream().map(Network::name).allMatch(joined::contains))
            .toList();
    return networks.stream()
        .filter(n -> !isBeside(n) && caretakers.stream().noneMatch(c -> c.contains(n.name())))
        .toList();
  }

  private static boolean isBeside(Network network) {
    String name = network.name().toLowerCase(Locale.ROOT);
    return BESIDE.stream().anyMatch(name::contains);
  }
}
