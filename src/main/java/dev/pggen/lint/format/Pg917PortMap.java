package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ports mapped in a way that a network of the group does not know. */
public final class Pg917PortMap implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG917",
          "port-map",
          Severity.ERROR,
          "the driver refuses to start the task, and the job passes every check before");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    jobs.tasks()
        .filter(Pg917PortMap::isOfToday)
        .forEach(
            task ->
                task.docker()
                    .filter(config -> config.attribute("ports").isEmpty())
                    .flatMap(
                        config ->
                            config
                                .attribute("port_map")
                                .map(a -> a.span())
                                .or(() -> Jobs.block(config, "port_map").map(HclBlock::definition)))
                    .ifPresent(
                        span ->
                            found.add(
                                INFO.at(span, "`port_map` maps no port of the group's network")
                                    .help(
                                        "write `to` in the group's `network { port }`, and name"
                                            + " the port in `ports = [\"LABEL\"]`"))));
    return found;
  }

  /** Whether the task has no network of its own, as jobs had before Nomad 0.12. */
  private static boolean isOfToday(JobTask task) {
    Optional<HclBlock> resources = Jobs.block(task.body(), "resources");
    return Jobs.tellsAll(task.body(), "resources")
        && resources.stream()
            .allMatch(
                r -> r.body().blocks("network").isEmpty() && Jobs.tellsAll(r.body(), "network"));
  }
}
