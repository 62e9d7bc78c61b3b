package dev.pggen.stack;

import dev.pggen.source.Cpus;
import dev.pggen.source.Size;

/**
 * What a container may use.
 *
 * @param memory hard limit
 * @param memoryAndSwap hard limit of both together; equal to memory means no swap
 * @param cpus processors, may be a fraction
 * @param pids processes and threads
 * @param shm size of {@code /dev/shm}; its pages count against memory
 */
public record Resources(
    Fact<Size> memory,
    Fact<Size> memoryAndSwap,
    Fact<Cpus> cpus,
    Fact<Integer> pids,
    Fact<Size> shm) {}
