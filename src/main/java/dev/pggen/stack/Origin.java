package dev.pggen.stack;

import dev.pggen.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a fact comes from: a place in a file, a decision, or a decision that rests on a place.
 *
 * @param span what was written; empty when nobody wrote it
 * @param reason why it is so, one lower-case sentence; empty when the user simply wrote it
 * @param formula how the value was computed from the inputs, like {@code memory / 4}; else empty
 * @param inputs names used by the formula with their values, in the order of the formula
 */
public record Origin(
    Optional<Span> span, String reason, String formula, Map<String, String> inputs) {

  public Origin {
    inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /** Somebody wrote it here. */
  public static Origin written(Span span) {
    return new Origin(Optional.of(span), "", "", Map.of());
  }

  /** Decided by pggen. */
  public static Origin decided(String reason) {
    return new Origin(Optional.empty(), reason, "", Map.of());
  }

  /** Decided by pggen because of what stands here. */
  public static Origin decided(String reason, Span span) {
    return new Origin(Optional.of(span), reason, "", Map.of());
  }

  /** The same origin with the computation that led to the value. */
  public Origin computed(String howComputed, Map<String, String> from) {
    return new Origin(span, reason, howComputed, from);
  }
}
