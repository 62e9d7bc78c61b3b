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
 * @param wanted what was asked for in its place, where the runtime cannot give that
 */
public record Origin(
    Optional<Span> span,
    String reason,
    String formula,
    Map<String, String> inputs,
    Optional<Wanted> wanted) {

  public Origin {
    inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /**
   * What was asked for.
   *
   * @param text in a spec's words
   * @param written whether somebody wrote it; else a default asks
   */
  public record Wanted(String text, boolean written) {}

  /** Somebody wrote it here. */
  public static Origin written(Span span) {
    return new Origin(Optional.of(span), "", "", Map.of(), Optional.empty());
  }

  /** Decided by pggen. */
  public static Origin decided(String reason) {
    return new Origin(Optional.empty(), reason, "", Map.of(), Optional.empty());
  }

  /** Decided by pggen because of what stands here. */
  public static Origin decided(String reason, Span span) {
    return new Origin(Optional.of(span), reason, "", Map.of(), Optional.empty());
  }

  /** The same origin with the computation that led to the value. */
  public Origin computed(String howComputed, Map<String, String> from) {
    return new Origin(span, reason, howComputed, from, wanted);
  }

  /** A decision that rests on the same place. */
  public Origin because(String why) {
    return new Origin(span, why, "", Map.of(), Optional.empty());
  }

  /** The same origin of another value, because the runtime cannot give what was asked for. */
  public Origin instead(String asked, String because) {
    return new Origin(span, because, formula, inputs, Optional.of(new Wanted(asked, isWritten())));
  }

  /** Whether somebody wrote it; else a default or a decision made it. */
  public boolean isWritten() {
    return wanted.isPresent() ? wanted.get().written() : reason.isEmpty() && span.isPresent();
  }
}
