package dev.pggen.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pggen.pg.PgCluster;
import dev.pggen.pg.RealPostgres;
import dev.pggen.source.Size;
import dev.pggen.stack.MemoryBudget;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the budget counts as shared memory is enough, and not much too much, on real servers. */
final class SharedMemoryTest {
  @ParameterizedTest
  @CsvSource({
    "15, 40, 25",
    "15, 2048, 100",
    "17, 96, 30",
    "18, 12, 10",
    "18, 512, 100",
    "18, 40, 25"
  })
  void enoughForRealServers(int major, int buffers, int connections) throws Exception {
    try (PgCluster cluster = RealPostgres.of(major).cluster()) {
      List<List<String>> rows =
          cluster.query(
              "SELECT setting FROM pg_settings WHERE name = 'shared_memory_size'",
              "-c",
              "shared_buffers=" + buffers + "MB",
              "-c",
              "max_connections=" + connections,
              "-c",
              "huge_pages=off",
              "-c",
              "shared_preload_libraries=pg_stat_statements");
      assertEquals(1, rows.size());
      long real = Long.parseLong(rows.get(0).get(0));
      double counted = counted(buffers, connections);
      assertTrue(counted >= real - 0.5, () -> counted + " counted, " + real + " taken");
      assertTrue(counted <= real * 1.1 + 16, () -> counted + " counted, " + real + " taken");
    }
  }

  private static double counted(int buffers, int connections) {
    MemoryBudget budget =
        MemoryBudget.of(
            new MemoryBudget.Inputs(
                Size.mib(8192),
                Size.mib(buffers),
                connections,
                3,
                Size.mib(1),
                Size.mib(1),
                Size.mib(1),
                2.0,
                0,
                new Size(0),
                new Size(0)));
    return budget.lines().stream()
        .filter(
            line ->
                line.what().equals("shared memory")
                    || line.what().equals("write-ahead log buffers"))
        .mapToDouble(line -> line.size().bytes() / 1048576.0)
        .sum();
  }
}
