package dev.pggen.hcl;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import java.util.List;

/**
 * A block: {@code task "web" { … }}.
 *
 * @param type its first word
 * @param labels decoded; their places include the quotes
 * @param body between the braces
 * @param definition type and labels
 * @param span from the type to the closing brace
 */
public record HclBlock(
    At<String> type, List<At<String>> labels, HclBody body, Span definition, Span span)
    implements HclItem {
  public HclBlock {
    labels = List.copyOf(labels);
  }
}
