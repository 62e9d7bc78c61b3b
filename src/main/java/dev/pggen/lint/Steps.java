package dev.pggen.lint;

/** Hears of which file is the next one that work is spent on, before it begins. */
@FunctionalInterface
public interface Steps {
  /** Nobody listens. */
  Steps UNHEARD = file -> {};

  /**
   * Work on a file begins, and that on any other has ended.
   *
   * @param file as reported; empty for what belongs to no single one
   */
  void begin(String file);
}
