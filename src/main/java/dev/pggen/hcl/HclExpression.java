package dev.pggen.hcl;

import dev.pggen.source.At;
import dev.pggen.source.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A value as it is written. Nothing is evaluated; what a reference means is for its reader. */
public sealed interface HclExpression
    permits HclTemplate,
        HclTuple,
        HclObject,
        HclFor,
        HclTraversal,
        HclExpression.Number,
        HclExpression.Bool,
        HclExpression.Null,
        HclExpression.Parentheses,
        HclExpression.Unary,
        HclExpression.Binary,
        HclExpression.Conditional,
        HclExpression.Call {

  /** From its first character to its last. */
  Span span();

  /** What it is, to be put into a sentence: {@code text}, {@code a list}, {@code an expression}. */
  default String described() {
    return "an expression";
  }

  /** The text of a string that holds nothing to be evaluated. */
  default Optional<String> text() {
    return Optional.empty();
  }

  /**
   * A number.
   *
   * @param digits as written: {@code 17.10} stays what it is
   */
  record Number(String digits, Span span) implements HclExpression {
    /** Its value; octal is unknown to HCL, so {@code 0777} is 777. */
    public BigDecimal value() {
      return new BigDecimal(digits);
    }

    @Override
    public String described() {
      return "a number";
    }
  }

  /** True or false. */
  record Bool(boolean value, Span span) implements HclExpression {
    @Override
    public String described() {
      return "true or false";
    }
  }

  /** The word {@code null}. */
  record Null(Span span) implements HclExpression {
    @Override
    public String described() {
      return "nothing";
    }
  }

  /** An expression in parentheses. */
  record Parentheses(HclExpression inner, Span span) implements HclExpression {}

  /**
   * A sign before an operand.
   *
   * @param operator {@code -} or {@code !}
   */
  record Unary(At<String> operator, HclExpression operand, Span span) implements HclExpression {}

  /**
   * Two operands; those of equal rank are grouped from the left.
   *
   * @param operator as written, like {@code &&}
   */
  record Binary(HclExpression left, At<String> operator, HclExpression right, Span span)
      implements HclExpression {}

  /** {@code condition ? yes : no}. */
  record Conditional(HclExpression condition, HclExpression yes, HclExpression no, Span span)
      implements HclExpression {}

  /**
   * A function call.
   *
   * @param name with {@code ::} between the parts of a name
   * @param arguments in order
   * @param expanded whether the last one is followed by {@code ...}
   */
  record Call(At<String> name, List<HclExpression> arguments, boolean expanded, Span span)
      implements HclExpression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }
}
