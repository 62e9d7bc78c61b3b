package dev.pggen.read.nomad;

import dev.pggen.stack.Workload;

/**
 * A task where it stands.
 *
 * @param group around it
 * @param task its own body
 * @param label as the job writes it; its workload may have a longer name
 * @param workload what was read of it
 */
record Placed(Group group, Section task, String label, Workload workload) {
  Section config() {
    return task.first("config").orElse(task);
  }

  Placed with(Workload known) {
    return new Placed(group, task, label, known);
  }

  String name() {
    return workload.name();
  }
}
