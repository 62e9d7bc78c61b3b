package dev.pggen.plan;

import dev.pggen.source.At;
import dev.pggen.stack.Network;
import dev.pggen.stack.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The networks of a stack. */
final class Networks {
  private Networks() {}

  /** Ours, and the existing ones that containers join; ours cannot be brought. */
  static List<Network> of(Scope scope, List<AppContainer> containers, boolean open) {
    List<Network> networks = new ArrayList<>();
    boolean joined = containers.stream().anyMatch(c -> !Scope.isOnHost(c.spec()));
    if (joined) {
      networks.add(
          new Network(
              Names.APP_NETWORK, false, false, Origin.decided("the service's own network")));
    }
    networks.add(
        new Network(Names.DB_NETWORK, true, false, Origin.decided("the database has no way out")));
    if (open) {
      networks.add(
          new Network(
              Names.HOST_NETWORK,
              false,
              false,
              Origin.decided("a published port is dead on an internal network alone")));
    }
    TreeSet<String> seen = new TreeSet<>();
    networks.forEach(n -> seen.add(n.name()));
    for (AppContainer c : containers) {
      for (At<String> external : c.spec().networks()) {
        if (Names.NETWORKS.contains(external.value())) {
          scope
              .findings()
              .add(
                  PlanRules.NAME_TAKEN
                      .at(external.span(), "the network `" + external.value() + "` is pggen's own")
                      .help("give the existing network another name"));
        } else if (seen.add(external.value())) {
          networks.add(new Network(external.value(), false, true, Origin.written(external.span())));
        }
      }
    }
    return networks;
  }
}
