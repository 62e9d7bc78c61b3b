package dev.pggen.lint.policy;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that can be asked of each thing of a kind.
 *
 * @param name as a rule writes it
 * @param type of its value
 * @param reading its value
 */
public record Field<T>(String name, FieldType type, Function<T, Value.Placed> reading) {
  private static final Value UNKNOWN = new Value.Unknown();

  static <T> Field<T> text(String name, Function<T, String> reading) {
    return new Field<>(
        name, FieldType.TEXT, t -> new Value.Placed(textOf(reading.apply(t)), Optional.empty()));
  }

  /** An empty text is known to be none. */
  static <T> Field<T> textFact(String name, Function<T, Fact<String>> reading) {
    return fact(name, FieldType.TEXT, reading, Field::textOf);
  }

  static <T> Field<T> flag(String name, Function<T, Fact<Boolean>> reading) {
    return fact(name, FieldType.FLAG, reading, Value.Flag::new);
  }

  static <T> Field<T> number(String name, Function<T, Fact<BigDecimal>> reading) {
    return fact(name, FieldType.NUMBER, reading, Value.Amount::new);
  }

  static <T> Field<T> size(String name, Function<T, Fact<dev.pggen.source.Size>> reading) {
    return fact(
        name, FieldType.SIZE, reading, size -> new Value.Amount(BigDecimal.valueOf(size.bytes())));
  }

  static <T> Field<T> duration(String name, Function<T, Fact<Duration>> reading) {
    return fact(
        name,
        FieldType.DURATION,
        reading,
        time -> new Value.Amount(BigDecimal.valueOf(time.toMillis())));
  }

  static <T> Field<T> texts(
      String name, Function<T, ? extends Fact<? extends Collection<String>>> reading) {
    return entries(
        name,
        t -> {
          Fact<? extends Collection<String>> fact = reading.apply(t);
          return fact.map(
              all -> {
                List<Value.Entry> entries = new ArrayList<>();
                for (String each : all) {
                  entries.add(new Value.Entry(each, Optional.empty()));
                }
                return entries;
              });
        });
  }

  static <T> Field<T> entries(String name, Function<T, Fact<List<Value.Entry>>> reading) {
    return fact(name, FieldType.TEXTS, reading, all -> new Value.Texts(all, true));
  }

  /** Of which a file does not show all. */
  static <T> Field<T> more(String name, Function<T, List<Value.Entry>> reading) {
    return new Field<>(
        name,
        FieldType.MORE_TEXTS,
        t -> new Value.Placed(new Value.Texts(reading.apply(t), false), Optional.empty()));
  }

  static Value.Entry entry(String text, Origin origin) {
    return new Value.Entry(text, origin.span());
  }

  private static <T, V> Field<T> fact(
      String name,
      FieldType type,
      Function<T, Fact<V>> reading,
      Function<? super V, ? extends Value> value) {
    return new Field<>(
        name,
        type,
        t -> {
          Fact<V> fact = reading.apply(t);
          Value read =
              fact.isKnown()
                  ? value.apply(fact.value())
                  : Fact.isUnlimited(fact) ? new Value.Absent() : UNKNOWN;
          return new Value.Placed(read, fact.origin().span());
        });
  }

  private static Value textOf(String text) {
    return text.isEmpty() ? new Value.Absent() : new Value.Text(text);
  }
}
