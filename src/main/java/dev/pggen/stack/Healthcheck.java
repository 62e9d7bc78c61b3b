package dev.pggen.stack;

import java.time.Duration;
import java.util.List;

/**
 * How the runtime finds out whether a container works.
 *
 * @param command program and arguments, run inside the container without a shell
 * @param interval between probes
 * @param timeout of one probe
 * @param retries failures in a row that mean unhealthy
 * @param startPeriod how long failures do not count after the start
 */
public record Healthcheck(
    List<String> command, Duration interval, Duration timeout, int retries, Duration startPeriod) {
  public Healthcheck {
    command = List.copyOf(command);
  }
}
