package dev.pggen.lint;

import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What came of work that may meet a mistake of ours; one file's mistake must not hide the findings
 * of the others.
 *
 * @param value what was made
 * @param mistake what stopped it; exactly one of the two is there
 */
public record Attempt<T>(Optional<T> value, Optional<Throwable> mistake) {

  /**
   * Work that is kept apart.
   *
   * @param <X> what may rightly go wrong in it, and is passed on
   */
  public interface Work<T, X extends Exception> {
    /** Does it. */
    T get() throws X;
  }

  /** Tries it. Beside {@code cli.Main} the only place that catches what nobody foresaw. */
  public static <T, X extends Exception> Attempt<T> at(Work<T, X> work) throws X {
    try {
      return new Attempt<>(Optional.of(work.get()), Optional.empty());
    } catch (UncheckedIOException e) {
      throw e; // a file, not a mistake
    } catch (RuntimeException | StackOverflowError e) {
      return new Attempt<>(Optional.empty(), Optional.of(e));
    }
  }

  /** Asks a rule, which reads no files: whatever goes wrong in it is a mistake. */
  public static <T> Attempt<T> atRule(Work<T, RuntimeException> work) {
    try {
      return at(work);
    } catch (UncheckedIOException e) {
      return new Attempt<>(Optional.empty(), Optional.of(e));
    }
  }
}
