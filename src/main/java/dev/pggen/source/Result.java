package dev.pggen.source;

import java.util.List;
import java.util.Optional;

/**
 * What a stage made, and what it has to say. There is no value when the stage could not go on; then
 * at least one finding is an error.
 *
 * @param value what was made
 * @param findings in the order in which they were found
 */
public record Result<T>(Optional<T> value, List<Finding> findings) {
  public Result {
    findings = List.copyOf(findings);
    if (value.isEmpty() && findings.stream().noneMatch(f -> f.severity() == Severity.ERROR)) {
      throw new IllegalArgumentException("a result without a value needs an error");
    }
  }

  /** A value with nothing to say. */
  public static <T> Result<T> of(T value) {
    return new Result<>(Optional.of(value), List.of());
  }

  /** A value with findings. */
  public static <T> Result<T> of(T value, List<Finding> findings) {
    return new Result<>(Optional.of(value), findings);
  }

  /** No value. */
  public static <T> Result<T> failed(List<Finding> findings) {
    return new Result<>(Optional.empty(), findings);
  }

  /** Whether any finding is an error. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }
}
