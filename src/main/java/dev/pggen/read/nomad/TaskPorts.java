package dev.pggen.read.nomad;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclExpression;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Ports of the client that lead to a task: of the group's network those that it lists, and in the
 * old way those of its own resources, which {@code port_map} leads inside.
 */
final class TaskPorts {
  static final int SERVER = 5432;

  /** How the network of a client is called that ports have without a word of it. */
  private static final Set<String> USUAL = Set.of("", "default");

  /** And how one that holds the client alone. */
  private static final Set<String> OWN = Set.of("lo", "lo0", "loopback", "localhost", "internal");

  private final Group group;
  private final Section task;
  private final Section config;
  private final Beside beside;

  TaskPorts(Group group, Section task, Section config, Beside beside) {
    this.group = group;
    this.task = task;
    this.config = config;
    this.beside = beside;
  }

  Fact<List<Port>> read() {
    List<Port> ports = new ArrayList<>();
    int unknown = 0;
    for (Map.Entry<String, Section> each : mine().entrySet()) {
      Optional<Port> port = port(each.getKey(), each.getValue());
      port.ifPresent(ports::add);
      unknown += port.isEmpty() ? 1 : 0;
    }
    // one that is surely the server's counts, whatever the others are
    if (unknown > 0 && ports.stream().noneMatch(p -> p.container() == SERVER)) {
      return Fact.unknown("the number inside the task, or the address, is not said");
    }
    Origin first = ports.isEmpty() ? task.origin() : ports.get(0).origin();
    return Fact.of(List.copyOf(ports), first);
  }

  /** Whether a port of the client leads to a server's own, also one that the task does not list. */
  boolean leadToServer() {
    return mine().entrySet().stream().anyMatch(e -> is(e.getKey(), e.getValue(), SERVER));
  }

  /** Those of a group that no task lists and that lead to a number inside. */
  static List<Port> leading(Group group, int number, List<String> listed, Beside beside) {
    Section none = group.body();
    TaskPorts all = new TaskPorts(group, none, none, beside);
    List<Port> found = new ArrayList<>();
    group
        .ports()
        .forEach(
            (label, port) -> {
              if (!listed.contains(label) && all.is(label, port, number)) {
                all.port(label, port).ifPresent(found::add);
              }
            });
    return found;
  }

  private boolean is(String label, Section port, int number) {
    return inside(label, port).equals(OptionalInt.of(number));
  }

  private Map<String, Section> mine() {
    Map<String, Section> ports = new LinkedHashMap<>();
    for (String label : config.texts("ports")) {
      group.port(label).ifPresent(p -> ports.put(label, p));
    }
    task.first("resources")
        .flatMap(r -> r.first("network"))
        .ifPresent(
            network -> {
              for (HclBlock block : network.body().blocks("port")) {
                ports.putIfAbsent(Group.label(block), network.below(block));
              }
            });
    return ports;
  }

  private Optional<Port> port(String label, Section port) {
    OptionalInt inside = inside(label, port);
    Optional<String> network = port.text("host_network");
    boolean usual =
        port.get("host_network").isEmpty() || network.filter(USUAL::contains).isPresent();
    Optional<String> address = usual ? Optional.of("0.0.0.0") : network.flatMap(this::address);
    if (inside.isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Port(
            label,
            inside.getAsInt(),
            "tcp",
            address.get(),
            Group.number(port, "static"),
            port.origin()));
  }

  /** The one address of a client's network, or its name: others than the client are there. */
  private Optional<String> address(String network) {
    return beside.address(network).or(() -> Optional.of(network).filter(n -> !OWN.contains(n)));
  }

  /** Without a word of it the number is the same inside, and known if it is fixed. */
  private OptionalInt inside(String label, Section port) {
    Optional<HclExpression> mapped = Optional.ofNullable(config.pairs("port_map").get(label));
    if (mapped.isPresent()) {
      Optional<Integer> number = config.number(mapped.get());
      return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
    }
    return Group.number(port, port.get("to").isEmpty() ? "static" : "to");
  }
}
