package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ports that a server's task is given, each with its number inside.
 *
 * @param label as the job calls it
 * @param place its block
 * @param inside empty text where Nomad chooses the number, and nothing where it is not known
 */
record ServerPorts(String label, HclBlock place, Optional<String> inside) {
  /** All of them; empty where some may come from elsewhere. */
  static Optional<List<ServerPorts>> of(JobTask task, HclBody config) {
    Jobs jobs = task.jobs();
    Map<String, HclExpression> mapped = new LinkedHashMap<>();
    Jobs.block(config, "port_map")
        .ifPresent(
            m -> m.body().attributes().forEach(a -> mapped.put(a.name().value(), a.value())));
    List<ServerPorts> ports = new ArrayList<>();
    Optional<HclBlock> own =
        Jobs.block(task.body(), "resources").flatMap(r -> Jobs.block(r.body(), "network"));
    if (own.isPresent()) {
      for (HclBlock port : own.get().body().blocks("port")) {
        Optional<HclExpression> number = Optional.ofNullable(mapped.get(Jobs.label(port)));
        ports.add(
            new ServerPorts(
                Jobs.label(port),
                port,
                number.isPresent() ? number.flatMap(jobs::text) : inside(jobs, port)));
      }
      return Optional.of(ports);
    }
    List<HclBlock> networks = task.group().body().blocks("network");
    if (!jobs.isKnownList(config, "ports")
        || networks.size() != 1
        || !Jobs.tellsAll(networks.get(0).body(), "port")) {
      return Optional.empty();
    }
    List<String> listed = new ArrayList<>();
    jobs.items(config, "ports").forEach(item -> jobs.text(item).ifPresent(listed::add));
    for (HclBlock port : networks.get(0).body().blocks("port")) {
      if (listed.contains(Jobs.label(port))) {
        ports.add(new ServerPorts(Jobs.label(port), port, inside(jobs, port)));
      }
    }
    return Optional.of(ports);
  }

  private static Optional<String> inside(Jobs jobs, HclBlock port) {
    for (String name : List.of("to", "static")) {
      if (port.body().attribute(name).isPresent()) {
        return jobs.text(port.body(), name).filter(n -> !n.startsWith("-"));
      }
    }
    return Optional.of("");
  }
}
