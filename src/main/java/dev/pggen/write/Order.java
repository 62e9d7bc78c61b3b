package dev.pggen.write;

import java.util.List;

/**
 * What is to be written.
 *
 * @param place where
 * @param drafts all files of the rendered targets, each path once
 * @param scope beginnings of the paths that are rendered now, like {@code compose/}; what the lock
 *     knows outside of them is left alone
 * @param lock what the new lock says apart from its outputs
 * @param force whether hand edits may be overwritten
 */
public record Order(Place place, List<Draft> drafts, List<String> scope, Lock lock, boolean force) {
  public Order {
    drafts = List.copyOf(drafts);
    scope = List.copyOf(scope);
  }
}
