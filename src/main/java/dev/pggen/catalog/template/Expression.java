package dev.pggen.catalog.template;

import dev.pggen.source.Span;
import java.util.ArrayList;
import java.util.List;

/** A part of what a template computes, and where it stands. */
public sealed interface Expression {
  /** Where it stands; of an attribute or call only its own name. */
  Span span();

  /** What it is made of. */
  List<Expression> parts();

  /** A variable. */
  record Name(String name, Span span) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** {@code of.name}, or {@code of["name"]} with the name written there. */
  record Attribute(Expression of, String name, Span span) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(of);
    }
  }

  /** {@code of[index]} where the index is computed. */
  record Item(Expression of, Expression index, Span span) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of(of, index);
    }
  }

  /**
   * A call.
   *
   * @param arguments by position
   * @param named by name, their values
   */
  record Call(Expression of, List<Expression> arguments, List<Expression> named, Span span)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
      named = List.copyOf(named);
    }

    @Override
    public List<Expression> parts() {
      List<Expression> all = new ArrayList<>(arguments);
      all.addAll(named);
      all.add(of);
      return all;
    }
  }

  /** {@code of | name(arguments)}. */
  record Filter(Expression of, String name, List<Expression> arguments, Span span)
      implements Expression {
    public Filter {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> parts() {
      List<Expression> all = new ArrayList<>(arguments);
      all.add(of);
      return all;
    }
  }

  /** Text in quotes. */
  record Text(String value, Span span) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** A number. */
  record Number(String digits, Span span) implements Expression {
    @Override
    public List<Expression> parts() {
      return List.of();
    }
  }

  /** A list or tuple. */
  record Sequence(List<Expression> items, Span span) implements Expression {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public List<Expression> parts() {
      return items;
    }
  }

  /** A map; keys and values in turn. */
  record Mapping(List<Expression> keys, List<Expression> values, Span span) implements Expression {
    public Mapping {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }

    @Override
    public List<Expression> parts() {
      List<Expression> all = new ArrayList<>(keys);
      all.addAll(values);
      return all;
    }
  }

  /** Anything that combines others. */
  record Operation(List<Expression> operands, Span span) implements Expression {
    public Operation {
      operands = List.copyOf(operands);
    }

    @Override
    public List<Expression> parts() {
      return operands;
    }
  }

  /** This and everything in it. */
  default List<Expression> all() {
    List<Expression> all = new ArrayList<>();
    collect(this, all);
    return all;
  }

  private static void collect(Expression here, List<Expression> all) {
    all.add(here);
    here.parts().forEach(p -> collect(p, all));
  }
}
