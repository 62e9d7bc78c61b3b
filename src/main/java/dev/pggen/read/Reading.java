package dev.pggen.read;

import dev.pggen.source.Document;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Set;

/**
 * A manifest that was read.
 *
 * @param document as its format has it
 * @param stack what it says
 * @param parts other manifests that belong to what it says
 */
public record Reading(Document document, Stack stack, List<Part> parts) {
  public Reading {
    parts = List.copyOf(parts);
  }

  /** A manifest that stands alone. */
  public Reading(Document document, Stack stack) {
    this(document, stack, List.of());
  }

  /**
   * Another manifest of the same project.
   *
   * @param document as its format has it
   * @param whole whether all that it says is in the project
   * @param services of it that are, where not all of it is
   */
  public record Part(Document document, boolean whole, Set<String> services) {
    public Part {
      services = Set.copyOf(services);
    }
  }
}
