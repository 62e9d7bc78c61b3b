package dev.pggen.read.nomad;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.hcl.HclObject;
import dev.pggen.hcl.HclTuple;
import dev.pggen.hcl.HclValues;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of a job, asked for facts.
 *
 * @param body what it says
 * @param values what references stand for
 * @param place its block's type and labels, or itself where no block is around it
 * @param driver whether its texts are looked through a second time, by the client
 * @param origins why what stands at a place is there
 */
record Section(
    HclBody body, Span place, HclValues values, boolean driver, Function<Span, Origin> origins) {
  private static final Pattern DURATION =
      Pattern.compile("(?:([0-9]+)h)?(?:([0-9]+)m)?(?:([0-9]+)s)?(?:([0-9]+)ms)?");

  /** The value of an argument. */
  Optional<HclExpression> get(String name) {
    return body.attribute(name).map(HclAttribute::value).map(values::of);
  }

  /** A fact of an argument. */
  <T> Fact<T> fact(String name, Function<HclExpression, Optional<T>> reading, Fact<T> absent) {
    Optional<HclExpression> value = get(name);
    if (value.isEmpty()) {
      return absent;
    }
    Origin origin = origin(body.attribute(name).orElseThrow().value().span());
    return reading
        .apply(value.get())
        .<Fact<T>>map(v -> Fact.of(v, origin))
        .orElseGet(() -> new Fact.Unknown<>(origin));
  }

  /** Bodies of the blocks of a type. */
  List<Section> all(String type) {
    return body.blocks(type).stream().map(this::below).toList();
  }

  /** The first block of a type. */
  Optional<Section> first(String type) {
    return all(type).stream().findFirst();
  }

  /** The body of a block. */
  Section below(HclBlock block) {
    boolean twice = driver || block.type().value().equals("config");
    return new Section(block.body(), block.definition(), values, twice, origins);
  }

  /** The same, where the client puts in words that are known. */
  Section knowing(Map<String, String> names) {
    return new Section(body, place, values.with(names), driver, origins);
  }

  /** Another body, asked in the same way. */
  Section with(HclBody other) {
    return new Section(other, other.span(), values, driver, origins);
  }

  Origin origin() {
    return origin(place);
  }

  Origin origin(Span span) {
    return origins.apply(span);
  }

  /** A text as the runtime gets it; empty where something is put into it. */
  Optional<String> text(HclExpression value) {
    HclExpression known = values.of(value);
    if (known instanceof HclExpression.Number number) {
      return Optional.of(number.digits());
    }
    if (known instanceof HclExpression.Bool bool) {
      return Optional.of(Boolean.toString(bool.value()));
    }
    return driver ? known.text().flatMap(SecondLook::at) : known.text();
  }

  Optional<String> text(String name) {
    return get(name).flatMap(this::text);
  }

  Optional<Boolean> truth(HclExpression value) {
    return text(value)
        .filter(t -> t.equals("true") || t.equals("false"))
        .map(t -> t.equals("true"));
  }

  Optional<Integer> number(HclExpression value) {
    return text(value).filter(t -> t.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }

  Optional<Long> large(HclExpression value) {
    return text(value).filter(t -> t.matches("[0-9]{1,18}")).map(Long::valueOf);
  }

  Optional<Duration> duration(HclExpression value) {
    Optional<String> text = text(value).filter(t -> !t.isEmpty());
    Matcher m = DURATION.matcher(text.orElse(""));
    if (text.isEmpty() || !m.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofHours(part(m, 1))
            .plusMinutes(part(m, 2))
            .plusSeconds(part(m, 3))
            .plusMillis(part(m, 4)));
  }

  private static long part(Matcher m, int group) {
    String digits = m.group(group);
    return digits == null || digits.length() > 9 ? 0 : Long.parseLong(digits);
  }

  /** A list of texts; empty if one of them cannot be known. */
  Optional<List<String>> texts(HclExpression value) {
    if (!(values.of(value) instanceof HclTuple list)) {
      return Optional.empty();
    }
    List<String> all = new ArrayList<>();
    for (HclExpression item : list.items()) {
      Optional<String> text = text(item);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      all.add(text.get());
    }
    return Optional.of(List.copyOf(all));
  }

  List<String> texts(String name) {
    return get(name).flatMap(this::texts).orElse(List.of());
  }

  /** Where a list holds this text, or else the block. */
  Origin originOf(String name, String wanted) {
    if (get(name).map(values::of).orElse(null) instanceof HclTuple list) {
      for (HclExpression item : list.items()) {
        if (text(item).filter(wanted::equals).isPresent()) {
          return origin(item.span());
        }
      }
    }
    return origin();
  }

  /** Names and values of a map, of a list of maps, or of blocks. */
  Map<String, HclExpression> pairs(String name) {
    Map<String, HclExpression> pairs = new LinkedHashMap<>();
    get(name).ifPresent(value -> gather(value, pairs));
    for (HclBlock block : body.blocks(name)) {
      block.body().attributes().forEach(a -> pairs.put(a.name().value(), a.value()));
    }
    return pairs;
  }

  private void gather(HclExpression value, Map<String, HclExpression> pairs) {
    if (value instanceof HclTuple list) {
      list.items().forEach(item -> gather(values.of(item), pairs));
    } else if (value instanceof HclObject map) {
      for (HclObject.Entry entry : map.entries()) {
        entry.name().flatMap(this::key).ifPresent(key -> pairs.put(key, entry.value()));
      }
    }
  }

  private Optional<String> key(String written) {
    return driver ? SecondLook.at(written) : Optional.of(written);
  }
}
