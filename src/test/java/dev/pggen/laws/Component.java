package dev.pggen.laws;

import dev.pggen.source.At;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One component of one of the records that stacks are made of.
 *
 * @param owner the record
 * @param name of the component
 */
record Component(Class<?> owner, String name) {
  /** Values as such, and what says who said something: none is a part of the picture. */
  private static final Set<Class<?>> WHOLE =
      Set.of(Origin.class, Span.class, At.class, Size.class, SourceFile.class);

  /** All that a stack can hold, in the order in which they are met; origins say no fact. */
  static Set<Component> all() {
    Set<Component> found = new LinkedHashSet<>();
    collect(Stack.class, found);
    return found;
  }

  private static void collect(Type type, Set<Component> found) {
    if (type instanceof ParameterizedType several) {
      for (Type argument : several.getActualTypeArguments()) {
        collect(argument, found);
      }
    } else if (type instanceof Class<?> c && c.isSealed()) {
      for (Class<?> each : c.getPermittedSubclasses()) {
        collect(each, found);
      }
    } else if (type instanceof Class<?> c && c.isRecord() && !WHOLE.contains(c)) {
      for (RecordComponent each : c.getRecordComponents()) {
        boolean part = each.getType().isRecord() || each.getType().isSealed();
        boolean value = WHOLE.contains(each.getType()) && each.getType() != Origin.class;
        boolean leaf = !part || value || each.getType() == Fact.class;
        if (!leaf || found.add(new Component(c, each.getName()))) {
          collect(each.getGenericType(), found);
        }
      }
    }
  }

  /** The same stack, with this component unknown, empty or another wherever it stands. */
  Stack forgotten(Stack stack) {
    return (Stack) changed(stack);
  }

  private Object changed(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(this::changed).toList();
    }
    if (value instanceof SortedSet<?>) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new TreeMap<>();
      map.forEach((k, v) -> copy.put(k, changed(v)));
      return copy;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(this::changed);
    }
    if (value instanceof Fact.Known<?> fact) {
      return Fact.of(changed(fact.known()), fact.origin());
    }
    boolean part = value instanceof Record && !WHOLE.contains(value.getClass());
    return part && !(value instanceof Fact) ? rebuilt((Record) value) : value;
  }

  private Object rebuilt(Record old) {
    try {
      RecordComponent[] components = old.getClass().getRecordComponents();
      List<Class<?>> types = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      for (RecordComponent each : components) {
        each.getAccessor().setAccessible(true);
        Object value = each.getAccessor().invoke(old);
        boolean here = old.getClass() == owner && each.getName().equals(name);
        types.add(each.getType());
        values.add(here ? other(value) : changed(value));
      }
      var constructor = old.getClass().getDeclaredConstructor(types.toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(this + " of " + old, e);
    }
  }

  /** As if nobody had read it; where there is no way to say so, something else. */
  private Object other(Object value) {
    if (value instanceof Fact<?>) {
      return Fact.unknown("forgotten");
    } else if (value instanceof Optional<?>) {
      return Optional.empty();
    } else if (value instanceof OptionalInt) {
      return OptionalInt.empty();
    } else if (value instanceof List<?>) {
      return List.of();
    } else if (value instanceof SortedSet<?>) {
      return new TreeSet<>();
    } else if (value instanceof Map<?, ?>) {
      return new TreeMap<>();
    } else if (value instanceof String text) {
      return text + "-forgotten";
    } else if (value instanceof Boolean is) {
      return !is;
    } else if (value instanceof Integer number) {
      return number + 1;
    } else if (value instanceof Long number) {
      return number + 1;
    } else if (value instanceof BigDecimal number) {
      return number.add(BigDecimal.ONE);
    } else if (value instanceof Duration time) {
      return time.plusSeconds(1);
    } else if (value instanceof Size size) {
      return new Size(size.bytes() + 1);
    } else if (value instanceof Enum<?> constant) {
      Object[] all = constant.getDeclaringClass().getEnumConstants();
      return all[(constant.ordinal() + 1) % all.length];
    } else if (value instanceof SourceFile file) {
      return SourceFile.of(file.path(), file.text() + "-- forgotten\n");
    }
    throw new AssertionError("nobody has said how to forget " + this + ": " + value.getClass());
  }

  @Override
  public String toString() {
    String outer =
        owner.getDeclaringClass() == null ? "" : owner.getDeclaringClass().getSimpleName() + ".";
    return outer + owner.getSimpleName() + "." + name;
  }
}
