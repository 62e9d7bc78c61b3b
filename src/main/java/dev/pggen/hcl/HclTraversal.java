package dev.pggen.hcl;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import java.util.List;

/** A way into a value: {@code var.image}, {@code f(x)[0].name}, {@code xs[*].id}. */
public sealed interface HclTraversal extends HclExpression {

  /**
   * A variable, and the constant steps from it.
   *
   * @param name the first word
   * @param steps what follows; mostly none
   */
  record Variable(At<String> name, List<Step> steps, Span span) implements HclTraversal {
    public Variable {
      steps = List.copyOf(steps);
    }

    /** The variable with its named steps, like {@code var.image}; indexes are left out. */
    public String path() {
      StringBuilder path = new StringBuilder(name.value());
      for (Step step : steps) {
        if (step instanceof Name named) {
          path.append('.').append(named.name());
        }
      }
      return path.toString();
    }
  }

  /**
   * Constant steps from any other value.
   *
   * @param source where they start
   */
  record Access(HclExpression source, List<Step> steps, Span span) implements HclTraversal {
    public Access {
      steps = List.copyOf(steps);
    }
  }

  /** An index that must be evaluated. */
  record Index(HclExpression source, HclExpression key, Span span) implements HclTraversal {}

  /**
   * The same way into each item: {@code xs[*].id}, or {@code xs.*.id}, which takes fewer steps.
   *
   * @param source the items
   * @param each what is done with one, starting at an {@link Item}
   */
  record Splat(HclExpression source, HclExpression each, Span span) implements HclTraversal {}

  /**
   * The one item that the steps behind a splat are about.
   *
   * @param span the sign that stands for it
   */
  record Item(Span span) implements HclTraversal {}

  /** A constant step. */
  sealed interface Step {
    /** With its dot or brackets. */
    Span span();
  }

  /** {@code .name}. */
  record Name(String name, Span span) implements Step {}

  /**
   * {@code [0]}, {@code ["a"]}, or in the old way {@code .0}.
   *
   * @param key a number, text, boolean or null
   */
  record Key(HclExpression key, Span span) implements Step {}
}
