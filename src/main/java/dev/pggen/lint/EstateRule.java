package dev.pggen.lint;

/** A rule about what the stacks of one run share; of a single one it is not asked. */
public interface EstateRule extends Rule {
  /** A comparison that has seen no stack yet. */
  Comparison compare();
}
