package dev.pggen.lint;

import dev.pggen.source.Finding;
import dev.pggen.stack.Estate;
import java.util.stream.Stream;

/** A rule about what the stacks of one run share; of a single one it is not asked. */
public interface EstateRule extends Rule {
  /** What is wrong between the stacks, in any order. */
  Stream<Finding> check(Estate estate);
}
