package dev.pggen.lint.policy;

import dev.pggen.source.Span;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rule asks: each thing of a kind that is meant must be so.
 *
 * @param each kind of things
 * @param where what a thing is that is meant; all of it
 * @param must what it has to be; all of it
 */
public record Body<T>(Each<T> each, List<Clause<T>> where, List<Clause<T>> must) {
  public Body {
    where = List.copyOf(where);
    must = List.copyOf(must);
  }

  /** A field and what it has to be. */
  public record Clause<T>(Field<T> field, Condition condition) {}

  /**
   * Where a stack is not so.
   *
   * @param name of the thing
   * @param value of the field, where it is a single one; else empty
   * @param place of the value; else of the thing, else of the stack
   */
  record Breach(String name, String value, Span place) {}

  /** All places where a stack is not so. */
  List<Breach> breaches(Stack stack) {
    List<Breach> breaches = new ArrayList<>();
    for (T thing : each.things().apply(stack)) {
      if (isMeant(thing)) {
        for (Clause<T> clause : must) {
          breach(stack, thing, clause).ifPresent(breaches::add);
        }
      }
    }
    return breaches;
  }

  private boolean isMeant(T thing) {
    for (Clause<T> clause : where) {
      Value value = clause.field().reading().apply(thing).value();
      if (clause.condition().of(value) != Truth.YES) {
        return false;
      }
    }
    return true;
  }

  private Optional<Breach> breach(Stack stack, T thing, Clause<T> clause) {
    Value.Placed read = clause.field().reading().apply(thing);
    if (clause.condition().of(read.value()) != Truth.NO) {
      return Optional.empty();
    }
    return clause
        .condition()
        .guilty(read.value())
        .or(read::place)
        .or(() -> each.place().apply(stack, thing))
        .or(() -> stack.origin().span())
        .map(place -> new Breach(each.called().apply(thing), shown(read.value(), clause), place));
  }

  private static <T> String shown(Value value, Clause<T> clause) {
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Flag flag) {
      return String.valueOf(flag.is());
    }
    if (value instanceof Value.Amount amount) {
      return clause.field().type().shown(amount.amount());
    }
    return value instanceof Value.Absent ? "none" : "";
  }
}
