package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.plan.TuneRequest.Storage;
import dev.pggen.plan.TuneRequest.Workload;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.stack.MemoryBudget;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sums that the rule set was worked out with, in MiB. */
final class WorkedBudgetsTest {
  private static final Set<String> ADDED =
      Set.of("write-ahead log buffers", "parallel workers", "memory file systems", "/dev/shm");

  private static MemoryBudget budget(int memory, int connections, int buffers, int processes) {
    double workMem =
        Math.max(memory < 1024 ? 1 : 4, (memory - buffers) / ((connections + processes) * 3.0));
    int maintenance = memory / 16;
    return MemoryBudget.of(
        new MemoryBudget.Inputs(
            Size.mib(memory),
            Size.mib(buffers),
            connections,
            3,
            Size.kib(Math.min(maintenance * 1024, memory * 1024 / 8 / 3)),
            Size.mib(maintenance),
            Size.kib((long) (workMem * 1024)),
            2.0,
            0,
            new Size(0),
            new Size(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "256, 25, 40, 8, 215, 230",
    "512, 25, 96, 8, 371, 460",
    "2048, 100, 512, 8, 1613, 1843",
    "8192, 100, 2048, 4, 5846, 7372"
  })
  void sumsOfTheSheet(
      int memory, int connections, int buffers, int processes, int sum, int allowed) {
    MemoryBudget budget = budget(memory, connections, buffers, processes);
    double total =
        budget.lines().stream()
            .filter(line -> !ADDED.contains(line.what()))
            .mapToDouble(line -> line.size().bytes() / 1048576.0)
            .sum();
    assertEquals(sum, total, sum / 250.0 + 1, budget::shown);
    assertEquals(allowed, budget.allowed().toMib());
    assertTrue(budget.fits());
  }

  /** 200 connections with 4 MB each, as another tool advises for 512 MB, do not fit. */
  @Test
  void adviceForTheHostIsRefused() {
    MemoryBudget budget =
        MemoryBudget.of(
            new MemoryBudget.Inputs(
                Size.mib(512),
                Size.mib(128),
                200,
                3,
                Size.mib(21),
                Size.mib(32),
                Size.mib(4),
                2.0,
                0,
                new Size(0),
                new Size(0)));
    assertFalse(budget.fits(), budget::shown);
  }

  @Test
  void connectionsFallBeforeTheBudgetBreaks() {
    Tuned tuned =
        Tuning.tune(
            TuneRequest.of(
                Size.mib(256), Cpus.ONE, OptionalInt.of(200), Workload.WEB, Storage.SSD, 17));
    assertTrue(tuned.budget().fits(), () -> tuned.budget().shown());
    assertTrue(tuned.connections() < 200);
    assertTrue(tuned.connections() >= 25, () -> "only " + tuned.connections());
  }
}
