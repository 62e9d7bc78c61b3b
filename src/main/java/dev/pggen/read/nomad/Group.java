package dev.pggen.read.nomad;

import dev.pggen.hcl.HclBlock;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Mount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What the tasks of a group have in common: ports, volumes and services. */
final class Group {
  private static final int TRIES = 3;
  private static final String SERVER = "5432";

  private final Section body;
  private final Beside beside;

  Group(Section body, Beside beside) {
    this.body = body;
    this.beside = beside;
  }

  Beside beside() {
    return beside;
  }

  Section body() {
    return body;
  }

  /** Whether its tasks have one network namespace, unless they leave it. */
  boolean isShared() {
    return body.first("network")
        .flatMap(n -> n.text("mode"))
        .filter(mode -> mode.equals("bridge") || mode.startsWith("cni/"))
        .isPresent();
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

  Optional<Section> port(String label) {
    return Optional.ofNullable(ports().get(label));
  }

  /** The ports of its network, by label. */
  Map<String, Section> ports() {
    Map<String, Section> ports = new LinkedHashMap<>();
    body.first("network")
        .ifPresent(n -> n.body().blocks("port").forEach(b -> ports.put(label(b), n.below(b))));
    return ports;
  }

  static OptionalInt number(Section port, String name) {
    Optional<Integer> number = port.get(name).flatMap(port::number);
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

  /** Those, and the group's that lead to it by a port, or because there is no other task. */
  List<Section> leading(String name, Section task) {
    List<Section> all = services(name, task);
    List<String> labels = labelsOf(task, task.first("config").orElse(task));
    List<Section> tasks = body.all("task");
    for (Section service : body.all("service")) {
      if (service.get("task").isEmpty() && (tasks.size() == 1 || isAt(service, labels))) {
        all.add(service);
      }
    }
    for (Section other : tasks) {
      if (other.body() != task.body()) {
        other.all("service").stream().filter(s -> isAt(s, labels)).forEach(all::add);
      }
    }
    return all;
  }

  private static boolean isAt(Section service, List<String> labels) {
    return service.text("port").filter(p -> labels.contains(p) || p.equals(SERVER)).isPresent();
  }

  /** The ports that a task lists, and in a shared namespace those that lead to a server's own. */
  List<String> labelsOf(Section task, Section config) {
    List<String> labels = new ArrayList<>(config.texts("ports"));
    if (isShared()) {
      ports()
          .forEach(
              (label, port) -> {
                if (inside(label).equals(OptionalInt.of(Integer.parseInt(SERVER)))) {
                  labels.add(label);
                }
              });
    }
    task.first("resources")
        .flatMap(r -> r.first("network"))
        .ifPresent(n -> n.body().blocks("port").forEach(b -> labels.add(label(b))));
    return labels;
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
    if (port.isPresent()) {
      return number(port.get(), port.get().get("to").isPresent() ? "to" : "static");
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
