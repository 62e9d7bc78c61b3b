package dev.pggen.stack;

import dev.pggen.source.Size;
import java.util.List;
import java.util.Optional;

/**
 * What a server may need at its worst, against nine tenths of its container's limit; the rest is
 * for page cache and what nobody counted.
 *
 * @param lines what is added up
 * @param limit memory limit of the container
 */
public record MemoryBudget(List<Line> lines, Size limit) {
  private static final long PER_PROCESS_MIB = 2;
  private static final Size FIXED_SHARED = Size.mib(20);

  public MemoryBudget {
    lines = List.copyOf(lines);
  }

  /**
   * One item of the sum.
   *
   * @param what it is for
   * @param how it was counted, like {@code 25 x 2MiB}
   * @param size what it comes to
   */
  public record Line(String what, String how, Size size) {}

  /**
   * What the sum is made of.
   *
   * @param limit memory limit of the container
   * @param sharedBuffers shared_buffers
   * @param connections max_connections
   * @param autovacuumWorkers autovacuum_max_workers
   * @param autovacuumWorkMem autovacuum_work_mem
   * @param maintenanceWorkMem maintenance_work_mem
   * @param workMem work_mem
   * @param hashMemMultiplier hash_mem_multiplier
   * @param parallelWorkers max_parallel_workers
   * @param tmpfs sizes of the memory file systems together
   * @param shm size of /dev/shm
   */
  public record Inputs(
      Size limit,
      Size sharedBuffers,
      int connections,
      int autovacuumWorkers,
      Size autovacuumWorkMem,
      Size maintenanceWorkMem,
      Size workMem,
      double hashMemMultiplier,
      int parallelWorkers,
      Size tmpfs,
      Size shm) {}

  /** The sum for these inputs. */
  public static MemoryBudget of(Inputs in) {
    Size perSort = new Size((long) (in.workMem.bytes() * in.hashMemMultiplier));
    String sort = in.workMem + " x " + in.hashMemMultiplier;
    return new MemoryBudget(
        List.of(
            new Line(
                "shared memory",
                "1.03 x " + in.sharedBuffers + " + 20MiB + 0.07MiB x " + in.connections,
                shared(in.sharedBuffers, in.connections)),
            new Line(
                "write-ahead log buffers",
                "min(16MiB, " + in.sharedBuffers + " / 32)",
                walBuffers(in.sharedBuffers)),
            new Line(
                "connections",
                in.connections + " x " + PER_PROCESS_MIB + "MiB",
                Size.mib(in.connections * PER_PROCESS_MIB)),
            new Line(
                "autovacuum",
                in.autovacuumWorkers + " x " + in.autovacuumWorkMem,
                in.autovacuumWorkMem.times(in.autovacuumWorkers)),
            new Line("maintenance", "1 x " + in.maintenanceWorkMem, in.maintenanceWorkMem),
            new Line(
                "sorts and hashes of half the connections",
                in.connections + " / 2 x " + sort,
                perSort.times(in.connections).dividedBy(2)),
            new Line(
                "parallel workers",
                in.parallelWorkers + " x (" + sort + " + " + PER_PROCESS_MIB + "MiB)",
                perSort.plus(Size.mib(PER_PROCESS_MIB)).times(in.parallelWorkers)),
            new Line("memory file systems", in.tmpfs.toString(), in.tmpfs),
            new Line("/dev/shm", in.shm.toString(), in.shm)),
        in.limit);
  }

  /**
   * The sum for a server of a stack, with the server's own defaults for what is not set.
   *
   * @return empty if a fact that it needs is unknown
   */
  public static Optional<MemoryBudget> of(Stack stack, Server server) {
    return BudgetInputs.of(stack, server).map(MemoryBudget::of);
  }

  /** Shared memory without the log's buffers; both together are what 15 to 18 take at most. */
  private static Size shared(Size sharedBuffers, int connections) {
    return new Size(sharedBuffers.bytes() * 103 / 100)
        .plus(FIXED_SHARED)
        .plus(new Size(Size.mib(connections).bytes() * 7 / 100));
  }

  /** What the server takes by itself for its log. */
  private static Size walBuffers(Size sharedBuffers) {
    Size part = sharedBuffers.dividedBy(32);
    return part.compareTo(Size.mib(16)) < 0 ? part : Size.mib(16);
  }

  /** All lines together. */
  public Size total() {
    return lines.stream().map(Line::size).reduce(new Size(0), Size::plus);
  }

  /** Nine tenths of the limit. */
  public Size allowed() {
    return limit.dividedBy(10).times(9);
  }

  /** Whether the sum keeps within what is allowed. */
  public boolean fits() {
    return total().compareTo(allowed()) <= 0;
  }

  /** The sum in one line, in mebibytes. */
  public String shown() {
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      text.append(text.isEmpty() ? "" : " + ").append(line.what()).append(' ');
      text.append(Math.round(line.size().bytes() / (double) Size.mib(1).bytes()));
    }
    return text + " = " + total().toMib() + " of " + allowed().toMib() + " MiB";
  }
}
