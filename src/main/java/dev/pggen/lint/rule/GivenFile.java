package dev.pggen.lint.rule;

import dev.pggen.stack.Mount;
import dev.pggen.stack.Stack;

/** A file that a spec gives to a container, as the container knows it. */
final class GivenFile {
  private GivenFile() {}

  /** The path at which the first container sees it. */
  static String name(Stack stack, Mount.Source source) {
    return stack.workloads().stream()
        .flatMap(w -> w.mounts().stream())
        .filter(m -> m.source().equals(source))
        .map(Mount::target)
        .findFirst()
        .orElseGet(
            () ->
                !stack.isPlanned() && source instanceof Mount.OfOutput output
                    ? output.path()
                    : "the file");
  }
}
