package dev.pggen.plan;

import dev.pggen.source.Size;
import dev.pggen.stack.MemoryBudget;

/**
 * Shares a container's memory among what a server needs. Connections and memory of a sort are found
 * together: when the sum does not fit, the number of connections falls as far as the containers
 * allow, then the memory of a sort.
 */
final class MemoryPlan {
  static final double HASH_MEM_MULTIPLIER = 2.0;

  /** The smallest memory of a sort that is still of use. */
  static final Size LEAST_WORK_MEM = Size.mib(1);

  static final Size GIB = Size.mib(1024);
  private static final int FEWEST_CONNECTIONS = 10;

  final TuneRequest request;
  final Size memory;
  final boolean desktop;
  final boolean dw;

  final Size sharedBuffers;
  final Size effectiveCacheSize;
  final Size maintenanceWorkMem;
  final Size maintenanceCap;
  final int autovacuumWorkers;
  final Size autovacuumWorkMem;
  final int workerProcesses;
  final int parallelWorkers;
  final int share;
  final Size leastWorkMem;
  final Size tmpfs;
  final Size shm;
  final int step;
  final int connections;
  final Size workMem;
  final boolean workMemLowered;
  final boolean connectionsLowered;

  MemoryPlan(TuneRequest request) {
    this.request = request;
    this.memory = request.memory();
    this.desktop = request.workload() == TuneRequest.Workload.DESKTOP;
    this.dw = request.workload() == TuneRequest.Workload.DW;
    sharedBuffers = sharedBuffers();
    effectiveCacheSize = floor(memory.times(desktop ? 1 : 3).dividedBy(4), Size.mib(1));
    maintenanceCap = Size.mib(request.major() <= 16 ? 1024 : 2047);
    maintenanceWorkMem = least(floor(memory.dividedBy(dw ? 8 : 16), Size.mib(1)), maintenanceCap);
    int cpus = request.cpus().floor();
    int cpusUp = request.cpus().ceiling();
    autovacuumWorkers = Math.min(5, 3 + cpus / 16);
    autovacuumWorkMem =
        least(
            maintenanceWorkMem,
            floor(memory.dividedBy(8).dividedBy(autovacuumWorkers), Size.kib(1)));
    workerProcesses = Math.max(8, cpusUp + 4);
    parallelWorkers = isParallel() ? cpus : 0;
    share =
        switch (request.workload()) {
          case WEB, OLTP -> 1;
          case DW, MIXED -> 2;
          case DESKTOP -> 6;
        };
    leastWorkMem = Size.mib(memory.compareTo(GIB) < 0 ? 1 : 4);
    tmpfs = serverTmpfs(memory).plus(request.texts());
    step = (int) (25 * Math.min(4, (memory.bytes() + 2 * GIB.bytes() - 1) / (2 * GIB.bytes())));
    int wished = request.connections().orElse(Math.max(step, request.needed()));
    shm = shm(wished);
    connections = connections(wished);
    connectionsLowered = connections < wished;
    Size byFormula = workMemFor(connections);
    workMemLowered = !fits(connections, byFormula);
    workMem = workMemLowered ? fittingWorkMem(connections) : byFormula;
  }

  /** Below 2 processors or 1 GiB a query has no helpers. */
  private boolean isParallel() {
    return request.cpus().floor() >= 2 && memory.compareTo(GIB) >= 0;
  }

  /**
   * As many as are wished, while they fit. Below that, connections that nobody asked for go first,
   * then the memory of sorts shrinks, and only then connections that somebody needs go.
   */
  private int connections(int wished) {
    int needed =
        request.connections().isPresent()
            ? wished
            : Math.max(FEWEST_CONNECTIONS, Math.min(wished, request.needed()));
    for (int n = wished; n >= needed; n--) {
      if (fits(n, workMemFor(n))) {
        return n;
      }
    }
    int n = Math.min(wished, needed);
    while (n > FEWEST_CONNECTIONS && !fits(n, fittingWorkMem(n))) {
      n--;
    }
    return n;
  }

  private Size sharedBuffers() {
    if (desktop) {
      return floor(memory.dividedBy(16), Size.mib(1));
    }
    if (memory.compareTo(GIB) >= 0) {
      return floor(memory.dividedBy(4), Size.mib(1));
    }
    long mib = memory.toMib();
    return Size.mib((mib * 1024 + mib * mib) / 8192);
  }

  /** The formula's value, with its floor. */
  private Size workMemFor(int n) {
    long rest = memory.bytes() - sharedBuffers.bytes();
    Size even = new Size(rest / ((n + (long) workerProcesses) * 3 * share));
    return greatest(leastWorkMem, floor(even, Size.kib(1)));
  }

  /** What is left for sorts, by the budget; never less than the least. */
  private Size fittingWorkMem(int n) {
    Size others = others(n);
    long left = budget(n, new Size(0)).allowed().bytes() - others.bytes();
    Size each = new Size(Math.max(0, (long) (left / uses(n))));
    return greatest(LEAST_WORK_MEM, floor(each, Size.kib(1)));
  }

  /** The budget without the memory of sorts. */
  Size others(int n) {
    return budget(n, new Size(0)).total();
  }

  /** How many times the memory of a sort stands in the budget. */
  double uses(int n) {
    return n * HASH_MEM_MULTIPLIER / 2 + parallelWorkers * HASH_MEM_MULTIPLIER;
  }

  private boolean fits(int n, Size work) {
    return budget(n, work).fits();
  }

  /** The sum that is proved. */
  MemoryBudget budget() {
    return budget(connections, workMem);
  }

  private MemoryBudget budget(int n, Size work) {
    return MemoryBudget.of(
        new MemoryBudget.Inputs(
            memory,
            sharedBuffers,
            n,
            autovacuumWorkers,
            autovacuumWorkMem,
            maintenanceWorkMem,
            work,
            HASH_MEM_MULTIPLIER,
            parallelWorkers,
            tmpfs,
            shm));
  }

  /** Room for a hash table that all parallel workers and a leader share, and for an index build. */
  private Size shm(int n) {
    Size tables = new Size((long) (workMemFor(n).bytes() * HASH_MEM_MULTIPLIER));
    Size parallel = tables.times(parallelWorkers + 1L).plus(Size.mib(8));
    Size wished = greatest(Size.mib(16), parallelWorkers == 0 ? small() : parallel);
    return floor(greatest(wished, parallelWorkers == 0 ? wished : maintenanceWorkMem), Size.mib(1));
  }

  /** Without parallel queries only statistics lie there. */
  private Size small() {
    return least(Size.mib(32), memory.dividedBy(16));
  }

  /** Memory file systems of the server's container together. */
  static Size serverTmpfs(Size memory) {
    return tmp(memory).plus(Size.mib(1));
  }

  /** Size of /tmp. */
  static Size tmp(Size memory) {
    return Size.mib(memory.compareTo(Size.mib(512)) < 0 ? 8 : 16);
  }

  static Size floor(Size size, Size unit) {
    return new Size(size.bytes() / unit.bytes() * unit.bytes());
  }

  static Size least(Size a, Size b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  static Size greatest(Size a, Size b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
