package dev.pggen.stack;

import java.util.List;

/**
 * The stacks of one run, for what services share.
 *
 * @param stacks in the order of their paths
 */
public record Estate(List<Stack> stacks) {
  public Estate {
    stacks = List.copyOf(stacks);
  }
}
