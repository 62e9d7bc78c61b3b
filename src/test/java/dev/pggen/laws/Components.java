package dev.pggen.laws;

import dev.pggen.source.Cpus;
import dev.pggen.source.Size;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Stack;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Every component of the records that a stack is made of, and stacks that lack one of them. */
final class Components {
  private static final String OURS = Stack.class.getPackageName();

  private Components() {}

  /**
   * One component.
   *
   * @param owner the record
   * @param component of it
   */
  record Component(Class<?> owner, RecordComponent component) implements Comparable<Component> {
    @Override
    public int compareTo(Component other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return owner.getName().substring(OURS.length() + 1).replace('$', '.')
          + "."
          + component.getName();
    }
  }

  /** All that hold something themselves; of those that hold a record, its own are among them. */
  static Set<Component> all() {
    Set<Component> all = new TreeSet<>();
    collect(Stack.class, all, new java.util.HashSet<>());
    return all;
  }

  private static void collect(Type type, Set<Component> all, Set<Type> seen) {
    if (!seen.add(type) || type.equals(Origin.class)) {
      return;
    }
    if (type instanceof ParameterizedType p) {
      Arrays.stream(p.getActualTypeArguments()).forEach(t -> collect(t, all, seen));
    } else if (type instanceof Class<?> c && c.getPackageName().equals(OURS)) {
      if (c.isSealed()) {
        Arrays.stream(c.getPermittedSubclasses()).forEach(t -> collect(t, all, seen));
      }
      for (RecordComponent component : c.isRecord() ? c.getRecordComponents() : none()) {
        collect(component.getGenericType(), all, seen);
        if (!isComposed(component.getType()) && !component.getType().equals(Origin.class)) {
          all.add(new Component(c, component));
        }
      }
    }
  }

  private static RecordComponent[] none() {
    return new RecordComponent[0];
  }

  private static boolean isComposed(Class<?> type) {
    return type.getPackageName().equals(OURS)
        && type != Fact.class
        && (type.isRecord() || type.isSealed());
  }

  /** The same stack, in which no record has this component any more, or has another value. */
  static Stack without(Stack stack, Component dropped) {
    return (Stack) copy(stack, dropped);
  }

  private static Object copy(Object value, Component dropped) {
    UnaryOperator<Object> inner = v -> copy(v, dropped);
    if (value instanceof Optional<?> optional) {
      return optional.map(inner);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(inner).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> all = new TreeMap<>();
      map.forEach((k, v) -> all.put(k, inner.apply(v)));
      return all;
    }
    if (value instanceof Fact.Unknown<?> || value instanceof Origin) {
      return value;
    }
    Class<?> type = value.getClass();
    return type.isRecord() && type.getPackageName().equals(OURS)
        ? record(value, type, dropped)
        : value;
  }

  private static Object record(Object value, Class<?> type, Component dropped) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] parts = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        components[i].getAccessor().setAccessible(true);
        Object part = components[i].getAccessor().invoke(value);
        boolean is =
            type == dropped.owner()
                && components[i].getName().equals(dropped.component().getName());
        parts[i] = is ? other(part) : copy(part, dropped);
      }
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(parts);
    } catch (InvocationTargetException e) {
      return value; // the record refuses to be without it
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(type.getName(), e);
    }
  }

  /** Nothing where there can be nothing; else what it is not. */
  private static Object other(Object value) {
    if (value instanceof Fact.Known<?>) {
      return Fact.unknown("forgotten");
    }
    if (value instanceof Optional<?>) {
      return Optional.empty();
    }
    if (value instanceof OptionalInt) {
      return OptionalInt.empty();
    }
    if (value instanceof Set<?>) {
      return Set.of();
    }
    if (value instanceof Collection<?>) {
      return List.of();
    }
    if (value instanceof Map<?, ?>) {
      return new TreeMap<>();
    }
    if (value instanceof String text) {
      return text + "x";
    }
    if (value instanceof Boolean is) {
      return !is;
    }
    if (value instanceof Integer number) {
      return number + 1;
    }
    if (value instanceof Long number) {
      return number + 1;
    }
    if (value instanceof Cpus cpus) {
      return new Cpus(cpus.number().add(BigDecimal.ONE).toPlainString());
    }
    if (value instanceof Duration time) {
      return time.plusSeconds(1);
    }
    if (value instanceof Size size) {
      return new Size(size.bytes() + 1);
    }
    if (value instanceof SourceFile file) {
      return SourceFile.of(file.path(), file.text() + "x");
    }
    if (value instanceof Enum<?> constant) {
      Object[] all = constant.getDeclaringClass().getEnumConstants();
      return all[(constant.ordinal() + 1) % all.length];
    }
    if (value instanceof Fact.Unknown<?>) {
      return value;
    }
    throw new AssertionError("nobody knows what is not " + value.getClass());
  }
}
