package dev.pggen.read.compose;

import dev.pggen.read.compose.model.Interpolation;
import dev.pggen.read.compose.model.Pair;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A map of the manifest, asked for facts.
 *
 * @param map what it says
 * @param gap why it may say more than is seen here; none where what it does not say is the
 *     runtime's default
 * @param origins why what stands at a place is there
 */
record Section(YamlMap map, Optional<String> gap, Function<Span, Origin> origins) {

  /** Whether what it does not say is the runtime's default. */
  boolean complete() {
    return gap.isEmpty();
  }

  /**
   * A fact of a key.
   *
   * @param reading the value of the key, or empty if it cannot be known
   * @param absent what the runtime does where the key is missing
   */
  <T> Fact<T> fact(String key, Function<YamlNode, Optional<T>> reading, Fact<T> absent) {
    Optional<YamlNode> node = get(key);
    if (node.isEmpty()) {
      return complete() ? absent : Fact.unknown(gap.get());
    }
    return reading
        .apply(node.get())
        .map(value -> Fact.of(value, origin(node.get())))
        .orElseGet(() -> unknown(key, node.get()));
  }

  /** The value of a key; a key without a value or with {@code !reset} is not there. */
  Optional<YamlNode> get(String key) {
    return map.get(key).filter(node -> !node.isNull() && !node.tag().equals("!reset"));
  }

  /** A map below this one. */
  Optional<Section> below(String key) {
    return get(key).flatMap(YamlNode::asMap).map(m -> new Section(m, gap, origins));
  }

  /** The text of a key. */
  Optional<String> text(String key) {
    return get(key).flatMap(Section::text);
  }

  Origin origin(YamlNode node) {
    return origins.apply(node.span());
  }

  /** A value that is there and cannot be known from this file. */
  <T> Fact<T> unknown(String key, YamlNode node) {
    return new Fact.Unknown<>(
        Origin.decided("what `" + key + "` says cannot be known from this file", node.span()));
  }

  /** A scalar's text as the runtime gets it. */
  static Optional<String> text(YamlNode node) {
    return node.asScalar().map(YamlScalar::text).flatMap(Interpolation::literal);
  }

  /** A truth value, also in quotes. */
  static Optional<Boolean> truth(YamlNode node) {
    return text(node)
        .map(t -> t.toLowerCase(java.util.Locale.ROOT))
        .filter(t -> t.equals("true") || t.equals("false"))
        .map(t -> t.equals("true"));
  }

  /** A whole number, also in quotes. */
  static Optional<Integer> number(YamlNode node) {
    return text(node).filter(t -> t.matches("-?[0-9]{1,9}")).map(Integer::valueOf);
  }

  /** A list of texts, or one text; empty if one of them cannot be known. */
  static Optional<List<String>> texts(YamlNode node) {
    List<YamlNode> nodes = node instanceof YamlList list ? list.items() : List.of(node);
    List<String> all = new ArrayList<>();
    for (YamlNode item : nodes) {
      Optional<String> text = text(item);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      all.add(text.get());
    }
    return Optional.of(List.copyOf(all));
  }

  /** Names and values, written as a map or as a list of {@code NAME=value}. */
  static Map<String, YamlNode> pairs(YamlNode node) {
    Map<String, YamlNode> pairs = new LinkedHashMap<>();
    if (node instanceof YamlMap map) {
      map.entries().forEach(entry -> pairs.put(entry.name(), entry.value()));
    } else if (node instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        item.asScalar().map(Pair::of).ifPresent(pair -> pairs.put(pair.key().text(), pair.value()));
      }
    }
    return pairs;
  }
}
