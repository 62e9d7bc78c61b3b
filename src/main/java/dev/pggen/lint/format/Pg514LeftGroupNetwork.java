package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task beside a server that is not on the network of its group. */
public final class Pg514LeftGroupNetwork implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG514",
          "left-group-network",
          Severity.ERROR,
          "with a network mode of its own a container leaves the namespace of its group, even where both are called bridge");

  /** Docker's own networks; one that somebody named may lead to the other containers on it. */
  private static final List<String> BUILT_IN = List.of("bridge", "default", "host", "none");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      List<JobTask> tasks = jobs.tasks(group);
      Optional<GroupNetwork> network = GroupNetwork.of(jobs, group).filter(GroupNetwork::isShared);
      boolean together =
          tasks.stream().anyMatch(JobTask::isServer)
              && tasks.stream().filter(JobTask::stays).count() > 1;
      if (network.isPresent() && together) {
        tasks.forEach(task -> mode(task, network.get(), found));
      }
    }
    return found;
  }

  private static void mode(JobTask task, GroupNetwork network, List<Finding> found) {
    Optional<HclAttribute> own = task.docker().flatMap(c -> c.attribute("network_mode"));
    boolean leaves =
        own.flatMap(a -> task.jobs().text(a.value())).filter(BUILT_IN::contains).isPresent();
    if (leaves && (task.isServer() || DatabaseUse.speaksOfServer(task))) {
      found.add(
          INFO.at(own.orElseThrow().span(), "`" + task.name() + "` is not on its group's network")
              .related(
                  network.place().orElseThrow().definition(), "the other tasks are on this one")
              .help("take `network_mode` out"));
    }
  }
}
