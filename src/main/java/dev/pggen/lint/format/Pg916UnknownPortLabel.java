package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclExpression;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A port is named that the network of the group does not have. */
public final class Pg916UnknownPortLabel implements JobRule {
  /** How ports begin that Nomad makes for the proxy of a service. */
  private static final String PROXY = "connect-";

  private static final RuleInfo INFO =
      new RuleInfo(
          "PG916",
          "unknown-port-label",
          Severity.ERROR,
          "Nomad accepts the job; the service then leads nowhere, or the task does not start");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      List<JobTask> tasks = jobs.tasks(group);
      Optional<Set<String>> labels = labels(group);
      // old jobs have ports of the task
      boolean others = tasks.stream().anyMatch(Pg916UnknownPortLabel::hasOwnNetwork);
      if (labels.isPresent() && !others) {
        services(group, tasks)
            .filter(service -> service.body().blocks("connect").isEmpty())
            .forEach(
                service -> {
                  named(jobs, service.body().attribute("port"), labels.get(), found);
                  service
                      .body()
                      .blocks("check")
                      .forEach(c -> named(jobs, c.body().attribute("port"), labels.get(), found));
                });
        for (JobTask task : tasks) {
          task.docker()
              .ifPresent(
                  config ->
                      jobs.items(config, "ports")
                          .forEach(item -> named(jobs, item, labels.get(), found)));
        }
      }
    }
    return found;
  }

  private static Stream<HclBlock> services(Jobs.Group group, List<JobTask> tasks) {
    return Stream.concat(
        group.body().blocks("service").stream(),
        tasks.stream().flatMap(task -> task.body().blocks("service").stream()));
  }

  private static boolean hasOwnNetwork(JobTask task) {
    return Jobs.block(task.body(), "resources")
        .filter(r -> !r.body().blocks("network").isEmpty())
        .isPresent();
  }

  /** The group's labels; empty where one of them is made by an expression. */
  private static Optional<Set<String>> labels(Jobs.Group group) {
    Set<String> labels = new TreeSet<>();
    if (!Jobs.tellsAll(group.body(), "network")) {
      return Optional.empty();
    }
    for (HclBlock network : group.body().blocks("network")) {
      if (!Jobs.tellsAll(network.body(), "port")) {
        return Optional.empty();
      }
      for (HclBlock port : network.body().blocks()) {
        labels.add(Jobs.label(port)); // also `reserved_ports`, as it once was
      }
    }
    return Optional.of(labels);
  }

  private static void named(
      Jobs jobs, Optional<HclAttribute> port, Set<String> labels, List<Finding> found) {
    port.ifPresent(p -> named(jobs, p.value(), labels, found));
  }

  private static void named(
      Jobs jobs, HclExpression written, Set<String> labels, List<Finding> found) {
    Optional<String> name = jobs.text(written);
    boolean isLabel =
        name.isPresent()
            && !name.get().isEmpty()
            && !name.get().startsWith(PROXY)
            && !name.get().chars().allMatch(c -> c >= '0' && c <= '9');
    if (isLabel && !labels.contains(name.get())) {
      String known = String.join("`, `", labels);
      found.add(
          INFO.at(written.span(), "the group's network has no port `" + name.get() + "`")
              .help(
                  labels.isEmpty()
                      ? "add a block `port \"" + name.get() + "\"` to the group's `network`"
                      : "its ports are `" + known + "`"));
    }
  }
}
