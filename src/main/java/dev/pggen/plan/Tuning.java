package dev.pggen.plan;

import static dev.pggen.plan.Decisions.inputs;

import dev.pggen.source.Size;
import dev.pggen.stack.PgSize;
import java.util.Map;

/**
 * Settings that follow from the container's limits, the storage and the workload. The rule set and
 * its sources stand in {@code docs/tuning.md}. The host's memory is never asked: a server that is
 * tuned for more than its container may use is killed.
 */
public final class Tuning {
  /** Changes when a rule changes; recorded so that a newer version restarts no server by itself. */
  public static final int EDITION = 1;

  private static final Size STEP = Size.mib(256);
  private static final Size SEGMENT = Size.mib(16);
  private static final Size LEAST_WAL = Size.mib(64);

  private Tuning() {}

  /** The settings for a request. */
  public static Tuned tune(TuneRequest request) {
    MemoryPlan memory = new MemoryPlan(request);
    Decisions to = new Decisions(request.major());
    new MemorySettings(memory).decide(to);
    to.pin("huge_pages", "off", "a container without a share of them would not start, or die");
    parallel(memory, to);
    wal(request, to);
    planner(request, to);
    return new Tuned(to.settings(), memory.budget(), memory.connections, memory.shm);
  }

  /** The least memory, in steps of 256 MiB, that holds the connections asked for. */
  public static Size memoryFor(TuneRequest request) {
    Size memory = request.memory();
    while (new MemoryPlan(request.with(memory)).connectionsLowered) {
      memory = MemoryPlan.floor(memory, STEP).plus(STEP);
    }
    return memory;
  }

  private static void parallel(MemoryPlan plan, Decisions to) {
    int cpus = plan.request.cpus().ceiling();
    Map<String, String> inputs = inputs("cpus", plan.request.cpus().text());
    to.compute(
        "max_worker_processes",
        Integer.toString(plan.workerProcesses),
        "one for each processor, and some for replication and extensions",
        "max(8, ceil(cpus) + 4)",
        inputs);
    if (plan.parallelWorkers == 0) {
      String reason = "below 2 processors or 1 GiB helpers of a query cost more than they bring";
      to.compute("max_parallel_workers", "0", reason, "0", Map.of());
      to.compute("max_parallel_workers_per_gather", "0", reason, "0", Map.of());
      to.compute("max_parallel_maintenance_workers", "0", reason, "0", Map.of());
      return;
    }
    int half = (int) Math.ceil(cpus / 2.0);
    to.compute(
        "max_parallel_workers",
        Integer.toString(plan.parallelWorkers),
        "one for each whole processor",
        "floor(cpus, 1)",
        inputs);
    if (plan.dw) {
      to.compute(
          "max_parallel_workers_per_gather",
          Integer.toString(half),
          "reports may use half the processors each",
          "ceil(ceil(cpus) / 2)",
          inputs);
    } else {
      to.compute(
          "max_parallel_workers_per_gather",
          Integer.toString(Math.min(4, half)),
          "half the processors; more than four rarely pay in short queries",
          "min(4, ceil(ceil(cpus) / 2))",
          inputs);
    }
    to.compute(
        "max_parallel_maintenance_workers",
        Integer.toString(Math.min(4, half)),
        "half the processors for an index build, four at most",
        "min(4, ceil(ceil(cpus) / 2))",
        inputs);
  }

  private static void wal(TuneRequest request, Decisions to) {
    Size target =
        switch (request.workload()) {
          case WEB, MIXED -> Size.mib(4096);
          case OLTP -> Size.mib(8192);
          case DW -> Size.mib(16384);
          case DESKTOP -> Size.mib(2048);
        };
    Size max = MemoryPlan.least(target, request.memory().times(2));
    String formula = "choose(workload, web 4GiB, oltp 8GiB, dw 16GiB, desktop 2GiB, mixed 4GiB)";
    String wish = "min(" + formula + ", memory * 2";
    Map<String, String> inputs;
    if (request.storageSize().isPresent()) {
      Size storage = request.storageSize().get();
      max = MemoryPlan.least(max, storage.dividedBy(5));
      wish += ", storage / 5";
      inputs =
          inputs(
              "workload", request.workload().key(), "memory", request.memory(), "storage", storage);
    } else {
      inputs = inputs("workload", request.workload().key(), "memory", request.memory());
    }
    max = MemoryPlan.greatest(LEAST_WAL, MemoryPlan.floor(max, SEGMENT));
    to.compute(
        "max_wal_size",
        PgSize.text(max),
        "more lets checkpoints be rare; at most a fifth of the volume, and what a recovery can"
            + " replay soon",
        "max(64MiB, floor(" + wish + "), 16MiB))",
        inputs);
    Size base =
        switch (request.workload()) {
          case WEB, MIXED -> Size.mib(1024);
          case OLTP -> Size.mib(2048);
          case DW -> Size.mib(4096);
          case DESKTOP -> Size.mib(100);
        };
    Size min = MemoryPlan.least(base, MemoryPlan.floor(max.dividedBy(4), SEGMENT));
    to.compute(
        "min_wal_size",
        PgSize.text(MemoryPlan.greatest(Size.mib(32), min)),
        "kept for reuse, so that a burst needs no new files",
        "max(32MiB, min(choose(workload, web 1GiB, oltp 2GiB, dw 4GiB, desktop 100MiB, mixed 1GiB),"
            + " floor(max_wal_size / 4, 16MiB)))",
        inputs("workload", request.workload().key(), "max_wal_size", max));
    to.pin("checkpoint_timeout", "15min", "fewer full pages in the log than at 5 minutes");
    to.pin("wal_compression", "on", "pglz is in every build; lz4 is an option of the build");
  }

  private static void planner(TuneRequest request, Decisions to) {
    Map<String, String> storage = inputs("storage", request.storage().key());
    boolean disk = request.storage() == TuneRequest.Storage.HDD;
    to.compute(
        "random_page_cost",
        disk ? "4.0" : "1.1",
        "what a random read costs beside one in sequence on this storage",
        "choose(storage, hdd 4, else 1.1)",
        storage);
    to.compute(
        "effective_io_concurrency",
        switch (request.storage()) {
          case HDD -> "2";
          case SSD -> "200";
          case SAN -> "300";
          case NVME -> "1000";
        },
        "how many reads this storage serves at once",
        "choose(storage, hdd 2, ssd 200, san 300, nvme 1000)",
        storage);
    boolean dw = request.workload() == TuneRequest.Workload.DW;
    Map<String, String> workload = inputs("workload", request.workload().key());
    to.compute(
        "default_statistics_target",
        dw ? "500" : "100",
        "finer statistics pay for long reports only",
        "choose(workload, dw 500, else 100)",
        workload);
    to.compute(
        "jit",
        dw ? "on" : "off",
        "compiling a query pays for long reports only",
        "choose(workload, dw on, else off)",
        workload);
    if (request.major() >= 18) {
      to.pin("io_method", "worker", "io_uring is blocked by the usual seccomp profiles");
      int cpus = request.cpus().ceiling();
      to.compute(
          "io_workers",
          Integer.toString(Math.max(3, Math.min(32, (int) Math.ceil(cpus / 4.0)))),
          "one reader for four processors, three at least as by default",
          "max(3, min(32, ceil(ceil(cpus) / 4)))",
          inputs("cpus", request.cpus().text()));
    }
  }
}
