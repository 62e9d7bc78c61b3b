package dev.pggen.stack;

import java.time.Duration;
import java.util.List;

/**
 * When a container starts, ends and starts again.
 *
 * @param restart policy in the runtime's neutral words
 * @param stopSignal like {@code SIGINT}; empty text means the image's own
 * @param stopGrace from the signal to the kill
 * @param dependsOn what must be so before it starts
 */
public record Lifecycle(
    Fact<Restart> restart,
    Fact<String> stopSignal,
    Fact<Duration> stopGrace,
    Fact<List<Dependency>> dependsOn) {

  /** Restart policies. */
  public enum Restart {
    /** Runs once, whatever comes of it. */
    NO,
    /** Again after a failure. */
    ON_FAILURE,
    /** Always again unless an operator stopped it. */
    UNLESS_STOPPED,
    /** The same, and after a restart of the engine also where an operator stopped it. */
    ALWAYS
  }

  /**
   * Another container that must have come so far.
   *
   * @param workload its name
   * @param condition how far
   * @param origin who asked for it
   */
  public record Dependency(String workload, Condition condition, Origin origin) {}

  /** How far another container must have come. */
  public enum Condition {
    /** Its process runs. */
    STARTED,
    /** Its health check passes. */
    HEALTHY,
    /** It ended with exit code 0. */
    COMPLETED
  }
}
