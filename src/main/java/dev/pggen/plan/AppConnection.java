package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import dev.pggen.stack.Workload.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** How a container of the spec is connected. */
final class AppConnection {
  private static final String LOOPBACK = "127.0.0.1";

  private AppConnection() {}

  static Connection of(Scope scope, ContainerSpec container, boolean usesDatabase, boolean init) {
    Fact<List<Integer>> expose =
        Fact.of(
            container.expose().stream().map(At::value).toList(), Origin.written(container.span()));
    if (Scope.isOnHost(container)) {
      Origin origin = container.hostNetwork().map(at -> Origin.written(at.span())).orElseThrow();
      return new Connection(
          Fact.of(Connection.Mode.HOST, origin),
          Fact.of(List.of(), origin),
          Fact.of(List.of(), origin),
          expose);
    }
    List<String> networks = new ArrayList<>();
    networks.add(Names.APP_NETWORK);
    if (usesDatabase) {
      networks.add(Names.DB_NETWORK);
    }
    container.networks().forEach(at -> networks.add(at.value()));
    return new Connection(
        Fact.decided(Connection.Mode.JOINED, "a network of its own"),
        Fact.of(
            List.copyOf(networks),
            Origin.decided(
                usesDatabase
                    ? "the service's network, and the database's because it is referred to"
                    : "the service's network; nothing refers to the database",
                container.span())),
        ports(scope, container, init),
        expose);
  }

  private static Fact<List<Port>> ports(Scope scope, ContainerSpec container, boolean init) {
    if (container.ports().isEmpty() || init) {
      return Fact.decided(List.of(), "nothing is published");
    }
    List<Port> published = new ArrayList<>();
    for (ContainerSpec.PortSpec port : container.ports()) {
      if (port.publish().isEmpty() && scope.profile().traits().choosesPorts()) {
        published.add(
            new Port(
                port.name(),
                port.port(),
                port.protocol(),
                "0.0.0.0",
                OptionalInt.empty(),
                Origin.decided("the same number, for this host only", port.span())
                    .instead(
                        LOOPBACK + ":" + port.port(),
                        "the runtime chooses a number and tells its services")));
      } else if (port.publish().isEmpty()) {
        published.add(
            new Port(
                port.name(),
                port.port(),
                port.protocol(),
                LOOPBACK,
                OptionalInt.of(port.port()),
                Origin.decided("the same number, for this host only", port.span())));
      } else if (!port.publish().get().value().off()) {
        ContainerSpec.Publish publish = port.publish().get().value();
        published.add(
            new Port(
                port.name(),
                port.port(),
                port.protocol(),
                publish.address(),
                OptionalInt.of(publish.port()),
                Origin.written(port.publish().get().span())));
      }
    }
    int replicas = container.limits().replicas().map(At::value).orElse(1);
    if (replicas > 1 && !published.isEmpty()) {
      scope
          .findings()
          .add(
              PlanRules.REPLICAS
                  .at(
                      container.ports().get(0).span(),
                      "`"
                          + container.name().value()
                          + "` runs "
                          + replicas
                          + " times, but one port can be published once only")
                  .why("the second one would not start")
                  .help("set `publish: false` and put a proxy before it"));
    }
    return Fact.of(List.copyOf(published), Origin.written(container.ports().get(0).span()));
  }
}
