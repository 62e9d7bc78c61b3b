package dev.pggen.read.nomad;

import dev.pggen.hcl.HclBlock;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Port;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What the tasks of a group have in common: ports, volumes and services. */
final class Group {
  private static final int TRIES = 3;

  private final Section body;
  private final Beside beside;

  Group(Section body, Beside beside) {
    this.body = body;
    this.beside = beside;
  }

  Section body() {
    return body;
  }

  /** Whether all tasks are on the client's own network. */
  boolean isOnHost() {
    return body.first("network").flatMap(n -> n.text("mode")).filter("host"::equals).isPresent();
  }

  /** What a volume of the group is: a directory of the client, or one of the stack's volumes. */
  Mount.Source volume(String label) {
    return body.body().blocks("volume").stream()
        .filter(b -> label(b).equals(label))
        .findFirst()
        .flatMap(b -> body.below(b).text("source"))
        .flatMap(beside::directory)
        .<Mount.Source>map(Mount.OfHost::new)
        .orElseGet(() -> new Mount.OfVolume(label));
  }

  List<HclBlock> volumes() {
    return body.body().blocks("volume");
  }

  static String label(HclBlock block) {
    return block.labels().isEmpty() ? "" : block.labels().get(0).value();
  }

  private Optional<Section> port(String label) {
    return body.first("network").stream()
        .flatMap(n -> n.body().blocks("port").stream().map(b -> java.util.Map.entry(b, n.below(b))))
        .filter(e -> label(e.getKey()).equals(label))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }

  /** What of the group's ports a task says is its own. */
  Fact<List<Port>> ports(List<String> labels, Origin task) {
    List<Port> ports = new ArrayList<>();
    for (String label : labels) {
      Optional<Section> port = port(label);
      // Without `to` a port has the same number inside, which only the client knows if it chose it.
      boolean same = port.filter(p -> p.get("to").isEmpty()).isPresent();
      OptionalInt inside = number(port, same ? "static" : "to");
      if (port.isEmpty() || inside.isEmpty()) {
        return Fact.unknown("the number inside the task is not said");
      }
      Optional<String> network = port.get().text("host_network");
      Optional<String> address =
          network.isEmpty() ? Optional.of("0.0.0.0") : network.flatMap(beside::address);
      if (address.isEmpty()) {
        return Fact.unknown("the client knows which address its network has");
      }
      ports.add(
          new Port(
              label,
              inside.getAsInt(),
              "tcp",
              address.get(),
              number(port, "static"),
              port.get().origin()));
    }
    return Fact.of(List.copyOf(ports), ports.isEmpty() ? task : ports.get(0).origin());
  }

  private static OptionalInt number(Optional<Section> port, String name) {
    Optional<Integer> number = port.flatMap(p -> p.get(name).flatMap(p::number));
    return number.isPresent() ? OptionalInt.of(number.get()) : OptionalInt.empty();
  }

  /** Services that lead to a task, also those that stand in it. */
  List<Section> services(String name, Section task) {
    List<Section> all = new ArrayList<>(task.all("service"));
    body.all("service").stream()
        .filter(s -> s.text("task").filter(name::equals).isPresent())
        .forEach(all::add);
    return all;
  }

  /** How a task is asked from outside. */
  Fact<Healthcheck> health(String name, Section task) {
    for (Section service : services(name, task)) {
      for (Section check : service.all("check")) {
        Optional<Healthcheck> health = health(service, check);
        if (health.isPresent()) {
          return Fact.of(health.get(), check.origin());
        }
      }
    }
    return Fact.unknown("nothing is said that could be asked");
  }

  private Optional<Healthcheck> health(Section service, Section check) {
    String type = check.text("type").orElse("");
    OptionalInt port = inside(check.text("port").or(() -> service.text("port")).orElse(""));
    Optional<Duration> interval = check.get("interval").flatMap(check::duration);
    Optional<Duration> timeout = check.get("timeout").flatMap(check::duration);
    boolean asks = type.equals("tcp") || type.equals("http");
    if (!asks || port.isEmpty() || interval.isEmpty() || timeout.isEmpty()) {
      return Optional.empty();
    }
    Optional<Section> restart = check.first("check_restart");
    return Optional.of(
        new Healthcheck(
            List.of(),
            interval.get(),
            timeout.get(),
            restart.flatMap(r -> r.get("limit").flatMap(r::number)).orElse(TRIES),
            restart.flatMap(r -> r.get("grace").flatMap(r::duration)).orElse(Duration.ZERO),
            Optional.of(
                new Healthcheck.Asked(
                    port.getAsInt(),
                    type.equals("http")
                        ? Optional.of(check.text("path").orElse("/"))
                        : Optional.empty()))));
  }

  /** The number inside of a port that is named by its label or by itself. */
  private OptionalInt inside(String name) {
    Optional<Section> port = port(name);
    OptionalInt to = number(port, "to");
    if (to.isPresent() || port.isPresent()) {
      return to.isPresent() ? to : number(port, "static");
    }
    return name.matches("[0-9]{1,5}")
        ? OptionalInt.of(Integer.parseInt(name))
        : OptionalInt.empty();
  }

  /** Tags of the form {@code name=value}: what a proxy is told. */
  TreeMap<String, String> tags(String name, Section task) {
    TreeMap<String, String> tags = new TreeMap<>();
    for (Section service : services(name, task)) {
      for (String tag : service.texts("tags")) {
        int equals = tag.indexOf('=');
        if (equals > 0) {
          tags.put(tag.substring(0, equals), tag.substring(equals + 1));
        }
      }
    }
    return tags;
  }
}
