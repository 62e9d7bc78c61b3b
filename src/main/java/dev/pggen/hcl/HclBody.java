package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Arguments and blocks, in the order of the file.
 *
 * @param items each argument at most once
 * @param span the braces and what they hold; of a file, all of it
 */
public record HclBody(List<HclItem> items, Span span) {
  public HclBody {
    items = List.copyOf(items);
  }

  /** Its arguments. */
  public List<HclAttribute> attributes() {
    return items.stream()
        .filter(HclAttribute.class::isInstance)
        .map(HclAttribute.class::cast)
        .toList();
  }

  /** Its blocks. */
  public List<HclBlock> blocks() {
    return items.stream().filter(HclBlock.class::isInstance).map(HclBlock.class::cast).toList();
  }

  /** Its blocks of one type. */
  public List<HclBlock> blocks(String type) {
    return blocks().stream().filter(block -> block.type().value().equals(type)).toList();
  }

  /** The argument of a name. */
  public Optional<HclAttribute> attribute(String name) {
    return attributes().stream().filter(a -> a.name().value().equals(name)).findFirst();
  }
}
