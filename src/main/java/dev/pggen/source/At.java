package dev.pggen.source;

import java.util.function.Function;

/**
 * A value together with the place where it was written.
 *
 * @param value what was written
 * @param span where
 */
public record At<T>(T value, Span span) {
  /** Another value from the same place. */
  public <U> At<U> map(Function<? super T, ? extends U> change) {
    return new At<>(change.apply(value), span);
  }
}
