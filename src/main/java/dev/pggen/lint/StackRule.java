package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.stack.Stack;
import java.util.stream.Stream;

/** A rule about one stack. */
public interface StackRule extends Rule {
  /** What is wrong with the stack, in any order. */
  Stream<Finding> check(Stack stack);
}
