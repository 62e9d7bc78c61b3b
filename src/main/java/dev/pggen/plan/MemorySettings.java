package dev.pggen.plan;

import static dev.pggen.plan.Decisions.inputs;

import dev.pggen.stack.PgSize;

/** Writes down what a {@link MemoryPlan} found, with formulas and inputs. */
final class MemorySettings {
  private final MemoryPlan plan;

  MemorySettings(MemoryPlan plan) {
    this.plan = plan;
  }

  void decide(Decisions to) {
    decideConnections(to);
    decideBuffers(to);
    decideSorts(to);
    to.compute(
        "maintenance_work_mem",
        PgSize.text(plan.maintenanceWorkMem),
        "one index build, restore or VACUUM by hand at a time; more than the cap was never of use",
        "min(floor(memory / part, 1MiB), cap)",
        inputs("memory", plan.memory, "part", plan.dw ? 8 : 16, "cap", plan.maintenanceCap));
    to.compute(
        "autovacuum_max_workers",
        Integer.toString(plan.autovacuumWorkers),
        "three clean up in turn; very large machines get up to five",
        "min(5, 3 + floor(cpus / 16, 1))",
        inputs("cpus", plan.request.cpus().text()));
    to.compute(
        "autovacuum_work_mem",
        PgSize.text(plan.autovacuumWorkMem),
        "all autovacuum workers together get an eighth of the limit",
        "min(maintenance_work_mem, floor(memory / 8 / autovacuum_max_workers, 1KiB))",
        inputs(
            "maintenance_work_mem", plan.maintenanceWorkMem,
            "memory", plan.memory,
            "autovacuum_max_workers", plan.autovacuumWorkers));
  }

  private void decideConnections(Decisions to) {
    if (plan.request.connections().isPresent()) {
      int asked = plan.request.connections().getAsInt();
      to.compute(
          "max_connections",
          Integer.toString(plan.connections),
          plan.connectionsLowered ? "as many of those asked for as the budget holds" : "asked for",
          plan.connectionsLowered ? "min(connections, fit)" : "connections",
          plan.connectionsLowered
              ? inputs("connections", asked, "fit", plan.connections)
              : inputs("connections", asked));
      return;
    }
    String by = plan.request.neededBy().isEmpty() ? "" : "; needed: " + plan.request.neededBy();
    String wish = "max(25 * min(4, ceil(memory / 2GiB)), needed)";
    if (plan.connectionsLowered) {
      to.compute(
          "max_connections",
          Integer.toString(plan.connections),
          "a step for each 2 GiB, enough for all pools, lowered to what the memory budget holds"
              + by,
          "min(" + wish + ", fit)",
          inputs("memory", plan.memory, "needed", plan.request.needed(), "fit", plan.connections));
    } else {
      to.compute(
          "max_connections",
          Integer.toString(plan.connections),
          "a step for each 2 GiB, and enough for all pools, helpers and administrators" + by,
          wish,
          inputs("memory", plan.memory, "needed", plan.request.needed()));
    }
  }

  private void decideBuffers(Decisions to) {
    String reason = "a quarter of the limit; small servers leave more to the page cache";
    if (plan.desktop) {
      to.compute(
          "shared_buffers",
          PgSize.text(plan.sharedBuffers),
          "a sixteenth of the limit: the machine does other things as well",
          "floor(memory / 16, 1MiB)",
          inputs("memory", plan.memory));
    } else if (plan.memory.compareTo(MemoryPlan.GIB) >= 0) {
      to.compute(
          "shared_buffers",
          PgSize.text(plan.sharedBuffers),
          reason,
          "floor(memory / 4, 1MiB)",
          inputs("memory", plan.memory));
    } else {
      to.compute(
          "shared_buffers",
          PgSize.text(plan.sharedBuffers),
          reason,
          "floor(floor(memory, 1MiB) / 8"
              + " + floor(memory, 1MiB) * floor(memory, 1MiB) / 8GiB, 1MiB)",
          inputs("memory", plan.memory));
    }
    to.compute(
        "effective_cache_size",
        PgSize.text(plan.effectiveCacheSize),
        "what the planner may count on as cached; the page cache is charged to the same limit",
        "floor(memory * quarters / 4, 1MiB)",
        inputs("memory", plan.memory, "quarters", plan.desktop ? 1 : 3));
  }

  private void decideSorts(Decisions to) {
    if (plan.workMemLowered) {
      to.compute(
          "work_mem",
          PgSize.text(plan.workMem),
          "what the memory budget leaves for each sort or hash",
          "max(1MiB, floor((floor(memory / 10, 1) * 9 - others) / uses, 1KiB))",
          inputs(
              "memory",
              plan.memory,
              "others",
              plan.others(plan.connections),
              "uses",
              plan.uses(plan.connections)));
    } else {
      to.compute(
          "work_mem",
          PgSize.text(plan.workMem),
          "the memory beside shared_buffers, for three sorts or hashes of each process at once",
          "max(least, floor((memory - shared_buffers)"
              + " / ((max_connections + max_worker_processes) * 3 * share), 1KiB))",
          inputs(
              "least", plan.leastWorkMem,
              "memory", plan.memory,
              "shared_buffers", plan.sharedBuffers,
              "max_connections", plan.connections,
              "max_worker_processes", plan.workerProcesses,
              "share", plan.share));
    }
    to.pin(
        "hash_mem_multiplier",
        Double.toString(MemoryPlan.HASH_MEM_MULTIPLIER),
        "the memory budget counts a hash as two sorts");
  }
}
