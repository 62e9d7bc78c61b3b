package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.stack.Stack;
import java.util.stream.Stream;

/**
 * Stacks on their way past one rule. It keeps what it compares and not the stacks: a run may have
 * thousands.
 */
public interface Comparison {
  /**
   * Takes note of a stack; their order does not matter.
   *
   * @param path its file; the stack itself may have its name from another
   */
  void see(String path, Stack stack);

  /** As if the stacks of a file had not been seen. */
  void forget(String path);

  /** What is wrong between the stacks that were seen, in any order. */
  Stream<Finding> findings();
}
