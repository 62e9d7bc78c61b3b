package dev.pggen.stack;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the runtime finds out whether a container works.
 *
 * @param command program and arguments, run inside the container without a shell
 * @param interval between probes
 * @param timeout of one probe
 * @param retries failures in a row that mean unhealthy
 * @param startPeriod how long failures do not count after the start
 * @param asked what is asked from outside the container; empty where a command runs inside
 */
public record Healthcheck(
    List<String> command,
    Duration interval,
    Duration timeout,
    int retries,
    Duration startPeriod,
    Optional<Asked> asked) {
  public Healthcheck {
    command = List.copyOf(command);
  }

  /** A probe that is run inside the container. */
  public Healthcheck(
      List<String> command,
      Duration interval,
      Duration timeout,
      int retries,
      Duration startPeriod) {
    this(command, interval, timeout, retries, startPeriod, Optional.empty());
  }

  /**
   * A port that is asked from outside.
   *
   * @param port inside the container
   * @param path for HTTP; empty if an open port suffices
   */
  public record Asked(int port, Optional<String> path) {}

  /** Whether nothing is asked at all. */
  public boolean isOff() {
    return command.isEmpty() && asked.isEmpty();
  }
}
