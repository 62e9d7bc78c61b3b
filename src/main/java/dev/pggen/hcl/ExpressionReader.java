package dev.pggen.hcl;

import dev.pggen.source.At;

/** Reads an expression: operators here, operands by the readers that it owns. */
final class ExpressionReader {
  private final TokenCursor cursor;
  private final TermReader terms;

  ExpressionReader(TokenCursor cursor) {
    this.cursor = cursor;
    this.terms = new TermReader(cursor, this);
  }

  /** The longest expression from here on; where there is none, a mistake. */
  HclExpression read() {
    cursor.enter();
    int first = cursor.ahead();
    HclExpression condition = binary(1);
    HclExpression whole =
        cursor.peek() == TokenKind.QUESTION ? conditional(first, condition) : condition;
    cursor.leave();
    return whole;
  }

  private HclExpression conditional(int first, HclExpression condition) {
    int question = cursor.read();
    HclExpression yes = read();
    if (!cursor.take(TokenKind.COLON)) {
      cursor.fail(question, "this `?` has no `:`", "write `condition ? value : other value`");
    }
    HclExpression no = read();
    return new HclExpression.Conditional(condition, yes, no, cursor.span(first, cursor.last()));
  }

  /** Operands and the operators between them that bind at least so tightly. */
  private HclExpression binary(int rank) {
    int outer = cursor.wrapping();
    int first = cursor.ahead();
    HclExpression left = terms.operand();
    while (cursor.peek().rank() >= rank) {
      int sign = cursor.read();
      HclExpression right = binary(cursor.tokens().kind(sign).rank() + 1);
      cursor.wrap();
      left =
          new HclExpression.Binary(
              left,
              new At<>(cursor.text(sign), cursor.span(sign)),
              right,
              cursor.span(first, cursor.last()));
    }
    cursor.wrapped(outer);
    return left;
  }
}
