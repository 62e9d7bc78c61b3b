package dev.pggen.stack;

import dev.pggen.source.At;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something that is known about a stack, with its origin, or honestly unknown. No rule fires on the
 * unknown.
 */
public sealed interface Fact<T> {
  /** Why there is no value where nobody set a bound. */
  String NO_LIMIT = "there is no limit";

  /** The value and where it comes from. */
  record Known<T>(T known, Origin origin) implements Fact<T> {}

  /** Not to be known from what was read. */
  record Unknown<T>(Origin origin) implements Fact<T> {}

  /** Where it comes from, or why it is unknown. */
  Origin origin();

  /** A known fact. */
  static <T> Fact<T> of(T value, Origin origin) {
    return new Known<>(value, origin);
  }

  /** What somebody wrote. */
  static <T> Fact<T> of(At<T> written) {
    return new Known<>(written.value(), Origin.written(written.span()));
  }

  /** What pggen decided. */
  static <T> Fact<T> decided(T value, String reason) {
    return new Known<>(value, Origin.decided(reason));
  }

  /** An unknown fact and why. */
  static <T> Fact<T> unknown(String why) {
    return new Unknown<>(Origin.decided(why));
  }

  /** There is no bound, and that is known; no rule of ours fires on it. */
  static <T> Fact<T> unlimited() {
    return new Unknown<>(Origin.decided(NO_LIMIT));
  }

  /** Whether it is known that there is no bound. */
  static boolean isUnlimited(Fact<?> fact) {
    return !fact.isKnown() && fact.origin().reason().equals(NO_LIMIT);
  }

  /** Whether the value is known. */
  default boolean isKnown() {
    return this instanceof Known<T>;
  }

  /** Whether the value is known and passes a test. */
  default boolean isKnownAnd(Predicate<? super T> test) {
    return this instanceof Known<T> k && test.test(k.known());
  }

  /**
   * The known value.
   *
   * @throws NoSuchElementException if unknown; ask first
   */
  default T value() {
    if (this instanceof Known<T> k) {
      return k.known();
    }
    throw new NoSuchElementException("unknown: " + origin().reason());
  }

  /** The known value, if any. */
  default Optional<T> ifKnown() {
    return this instanceof Known<T> k ? Optional.of(k.known()) : Optional.empty();
  }

  /** A fact derived from this one, with the same origin. */
  default <U> Fact<U> map(Function<? super T, ? extends U> change) {
    return this instanceof Known<T> k
        ? new Known<>(change.apply(k.known()), k.origin())
        : new Unknown<>(origin());
  }
}
