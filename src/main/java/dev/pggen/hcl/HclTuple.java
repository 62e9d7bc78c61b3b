package dev.pggen.hcl;

import dev.pggen.source.Span;
import java.util.List;

/**
 * A list: {@code [1, 2]}.
 *
 * @param items in order
 * @param span with the brackets
 */
public record HclTuple(List<HclExpression> items, Span span) implements HclExpression {
  public HclTuple {
    items = List.copyOf(items);
  }

  @Override
  public String described() {
    return "a list";
  }
}
