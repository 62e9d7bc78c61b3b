package dev.pggen.yaml;

import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a map or list, on the way from the top of a document to a place in it.
 *
 * @param holder the map or list
 * @param index which of its entries
 */
record Level(YamlNode holder, int index) {

  /**
   * The way to the entry that a span means: the outermost whose key or value it is, else the
   * innermost that holds it.
   */
  static Optional<List<Level>> path(YamlNode root, Span span) {
    List<Level> path = new ArrayList<>();
    YamlNode node = root;
    while (true) {
      Optional<Level> next = entryAround(node, span);
      if (next.isEmpty()) {
        return path.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(path));
      }
      path.add(next.get());
      if (next.get().is(span)) {
        return Optional.of(List.copyOf(path));
      }
      node = next.get().value();
    }
  }

  private static Optional<Level> entryAround(YamlNode node, Span span) {
    for (int i = 0; i < size(node); i++) {
      Level level = new Level(node, i);
      if (!before(span, level.first()) && !after(span, level.value().span())) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  private static boolean before(Span inner, Span outer) {
    return inner.line() < outer.line()
        || (inner.line() == outer.line() && inner.column() < outer.column());
  }

  private static boolean after(Span inner, Span outer) {
    return inner.endLine() > outer.endLine()
        || (inner.endLine() == outer.endLine() && inner.endColumn() > outer.endColumn());
  }

  private boolean is(Span span) {
    return span.equals(first()) || span.equals(value().span());
  }

  /** How many entries there are. */
  int siblings() {
    return size(holder);
  }

  private static int size(YamlNode node) {
    return node instanceof YamlMap map
        ? map.entries().size()
        : node instanceof YamlList list ? list.items().size() : 0;
  }

  /** The same in the entry beside it. */
  Level beside(int step) {
    return new Level(holder, index + step);
  }

  /** The name of the entry; empty in a list. */
  String name() {
    return holder instanceof YamlMap map ? map.entries().get(index).name() : "";
  }

  /** Its key, or in a list itself. */
  Span first() {
    return holder instanceof YamlMap map ? map.entries().get(index).key().span() : value().span();
  }

  /** Its value. */
  YamlNode value() {
    if (holder instanceof YamlMap map) {
      return map.entries().get(index).value();
    }
    return ((YamlList) holder).items().get(index);
  }
}
