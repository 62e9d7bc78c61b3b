package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import java.util.List;
import java.util.Optional;

/**
 * The network that tasks of a group have in common.
 *
 * @param mode in Nomad's words; {@code host} where there is none, or it is not said
 * @param place the block, if there is one
 */
record GroupNetwork(String mode, Optional<HclBlock> place) {
  private static final String HOST = "host";

  /** Empty where it cannot be known. */
  static Optional<GroupNetwork> of(Jobs jobs, Jobs.Group group) {
    List<HclBlock> blocks = group.body().blocks("network");
    if (!Jobs.tellsAll(group.body(), "network") || blocks.size() > 1) {
      return Optional.empty();
    }
    if (blocks.isEmpty() || blocks.get(0).body().attribute("mode").isEmpty()) {
      return Optional.of(new GroupNetwork(HOST, blocks.stream().findFirst()));
    }
    return jobs.text(blocks.get(0).body(), "mode")
        .map(mode -> new GroupNetwork(mode, Optional.of(blocks.get(0))));
  }

  /** Whether the tasks share a namespace, unless they leave it. */
  boolean isShared() {
    return mode.equals("bridge") || mode.startsWith("cni/");
  }

  /**
   * Whose loopback a container has: the group's, the client's, or its own.
   *
   * @return empty for other drivers, and where that is not known
   */
  Optional<String> loopback(JobTask task) {
    if (task.docker().isEmpty()) {
      return Optional.empty();
    }
    if (task.docker().get().attribute("network_mode").isEmpty()) {
      if (isShared()) {
        return Optional.of("of the group");
      }
      return mode.equals(HOST) ? Optional.of("of " + task.name()) : Optional.empty();
    }
    return task.jobs()
        .text(task.docker().get(), "network_mode")
        .filter(own -> !own.isEmpty() && !own.startsWith("container:"))
        .map(own -> own.equals(HOST) ? "of the client" : "of " + task.name());
  }
}
