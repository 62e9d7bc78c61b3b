package dev.pggen.read.nomad;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Network;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Networks of a client's engine by name: no job makes one, and any container there may join. */
final class DriverNetworks {
  /** What is no network that somebody made. */
  private static final Set<String> MODES =
      Set.of("bridge", "default", "host", "nat", "none", "private");

  private DriverNetworks() {}

  /** The one that a task joins, if it does. */
  private static Optional<String> of(Placed placed) {
    return placed.task().text("driver").filter("docker"::equals).isEmpty()
        ? Optional.empty()
        : placed
            .config()
            .text("network_mode")
            .filter(mode -> !mode.isEmpty() && mode.indexOf(':') < 0 && !MODES.contains(mode));
  }

  /** The connection of a server, which is known then. */
  static Connection joined(Connection network, Placed server) {
    return of(server)
        .map(
            name ->
                new Connection(
                    network.mode(),
                    Fact.of(List.of(name), place(server)),
                    network.ports(),
                    network.expose()))
        .orElse(network);
  }

  /** Those that servers join. */
  static List<Network> all(List<Placed> tasks) {
    List<Network> all = new ArrayList<>();
    for (Placed placed : tasks) {
      Optional<String> name = of(placed).filter(n -> isServer(placed));
      if (name.isPresent() && all.stream().noneMatch(n -> n.name().equals(name.get()))) {
        all.add(new Network(name.get(), false, true, Origin.decided("no job makes it")));
      }
    }
    return all;
  }

  private static boolean isServer(Placed placed) {
    return placed.workload().role() == Workload.Role.DATABASE;
  }

  private static Origin place(Placed placed) {
    return placed
        .config()
        .origin(placed.config().body().attribute("network_mode").orElseThrow().value().span());
  }
}
