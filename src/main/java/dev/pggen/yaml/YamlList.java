package dev.pggen.yaml;

import dev.pggen.source.Span;
import java.util.List;

/**
 * Values in order.
 *
 * @param items the values
 * @param span from the first dash or the bracket to the end
 * @param tag as written, or empty
 */
public record YamlList(List<YamlNode> items, Span span, String tag) implements YamlNode {
  public YamlList {
    items = List.copyOf(items);
  }

  @Override
  public String described() {
    return "a list";
  }
}
