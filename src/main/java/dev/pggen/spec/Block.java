package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A map of the spec, asked key by key. A value of the wrong kind is as good as absent here: the
 * schema has told of it.
 */
final class Block {
  private static final int LONGEST_NUMBER = 18;

  private final YamlMap map;
  private final Span span;
  private final Binding in;

  /**
   * @param span the place of the block as a whole, mostly its key
   */
  Block(YamlMap map, Span span, Binding in) {
    this.map = map;
    this.span = span;
    this.in = in;
  }

  /** The place of the block as a whole. */
  Span span() {
    return span;
  }

  boolean has(String key) {
    return map.get(key).isPresent();
  }

  /** The place of a key, or of the block if it is not there. */
  Span keySpan(String key) {
    return map.entry(key).map(e -> e.key().span()).orElse(span);
  }

  Optional<YamlScalar> scalar(String key) {
    return map.get(key).flatMap(YamlNode::asScalar).filter(s -> !s.isNull());
  }

  /** Text with variables put in; numbers and booleans as they were written. */
  Optional<At<String>> word(String key) {
    return scalar(key).map(in::word);
  }

  Optional<At<Integer>> integer(String key) {
    return scalar(key).flatMap(in::integer);
  }

  Optional<At<Boolean>> flag(String key) {
    return scalar(key)
        .filter(s -> in.interpolation().kind(s) == YamlScalar.Kind.BOOLEAN)
        .map(s -> in.word(s).map(text -> text.equals("true")));
  }

  Optional<At<Size>> size(String key) {
    return read(key, Sizes::read);
  }

  Optional<At<Duration>> duration(String key) {
    return read(key, Durations::read);
  }

  private <T> Optional<At<T>> read(
      String key, BiFunction<At<String>, Findings, Optional<T>> reader) {
    return scalar(key)
        .filter(YamlScalar::isString)
        .map(in::word)
        .flatMap(at -> reader.apply(at, in.findings()).map(v -> new At<>(v, at.span())));
  }

  /** A number of processors. */
  Optional<At<Cpus>> cpus(String key) {
    return scalar(key)
        .filter(
            s -> {
              YamlScalar.Kind kind = in.interpolation().kind(s);
              return kind == YamlScalar.Kind.INTEGER || kind == YamlScalar.Kind.DECIMAL;
            })
        .map(in::word)
        .filter(at -> at.value().length() <= LONGEST_NUMBER && !isScientific(at))
        .map(at -> at.map(Cpus::new));
  }

  private boolean isScientific(At<String> number) {
    boolean scientific = number.value().indexOf('e') >= 0 || number.value().indexOf('E') >= 0;
    if (scientific) {
      in.findings()
          .add(
              ShapeRules.BAD_VALUE
                  .at(number.span(), Shown.of(number.value()) + " is written with an exponent")
                  .help("write the digits out"));
    }
    return scientific;
  }

  List<YamlNode> items(String key) {
    return map.get(key).flatMap(YamlNode::asList).map(YamlList::items).orElse(List.of());
  }

  /** Scalars of a list. */
  List<YamlScalar> scalars(String key) {
    return items(key).stream()
        .flatMap(n -> n.asScalar().stream())
        .filter(s -> !s.isNull())
        .toList();
  }

  /** Texts of a list. */
  List<At<String>> words(String key) {
    return scalars(key).stream().filter(YamlScalar::isString).map(in::word).toList();
  }

  /** Texts of a list, references kept apart. */
  List<TextSpec> texts(String key) {
    return scalars(key).stream().map(in.interpolation()::text).toList();
  }

  /** The keys of a map with their values. */
  List<YamlMap.Entry> entries(String key) {
    return map.get(key).flatMap(YamlNode::asMap).map(YamlMap::entries).orElse(List.of());
  }

  /** A block below this one. */
  Optional<Block> block(String key) {
    return map.entry(key)
        .flatMap(e -> e.value().asMap().map(m -> new Block(m, e.key().span(), in)));
  }

  /** Blocks by name, like {@code containers:}. */
  List<Named> blocks(String key) {
    return entries(key).stream()
        .flatMap(
            e ->
                e.value().asMap().stream()
                    .map(
                        m ->
                            new Named(
                                new At<>(e.name(), e.key().span()),
                                new Block(m, e.key().span(), in))))
        .toList();
  }

  /**
   * A block that has a name.
   *
   * @param name its key
   * @param block its value
   */
  record Named(At<String> name, Block block) {}
}
