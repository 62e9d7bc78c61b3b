package dev.pggen.plan;

import dev.pggen.source.Size;
import dev.pggen.stack.MemoryBudget;
import dev.pggen.stack.Setting;
import java.util.List;

/**
 * What tuning found.
 *
 * @param settings that depend on memory, processors, storage and workload, in writing order
 * @param budget the memory sum
 * @param connections max_connections
 * @param shm size that /dev/shm needs
 */
public record Tuned(List<Setting> settings, MemoryBudget budget, int connections, Size shm) {
  public Tuned {
    settings = List.copyOf(settings);
  }
}
