package dev.pggen.catalog.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Expressions by Jinja's grammar; what binds closer is read deeper. */
final class ExpressionParser {
  private static final int DEEPEST = 200;
  private static final List<Set<String>> ARITHMETIC =
      List.of(Set.of("+", "-"), Set.of("~"), Set.of("*", "/", "//", "%"));
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<String> NOT_OPERANDS =
      Set.of("and", "or", "not", "in", "is", "if", "else");

  private final Tokens in;
  private int depth;

  ExpressionParser(Tokens in) {
    this.in = in;
  }

  /** With or without {@code … if … else …}. */
  Expression expression() throws Wrong {
    deeper();
    Expression value = or();
    while (in.takeName("if")) {
      Expression condition = or();
      List<Expression> parts = new ArrayList<>(List.of(value, condition));
      if (in.takeName("else")) {
        parts.add(expression());
      }
      value = new Expression.Operation(parts, value.span());
    }
    depth--;
    return value;
  }

  private void deeper() throws Wrong {
    if (++depth > DEEPEST) {
      throw new Wrong(in.peek().span(), "the expression is nested too deeply");
    }
  }

  /** One that a condition does not follow, as in {@code for … in … if …}. */
  Expression withoutCondition() throws Wrong {
    return tupleOf(or());
  }

  /** One, or several with commas between them. */
  Expression tuple() throws Wrong {
    return tupleOf(expression());
  }

  private Expression tupleOf(Expression first) throws Wrong {
    if (!in.peek().isSign(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (in.takeSign(",")) {
      if (in.atEnd()) {
        break;
      }
      items.add(expression());
    }
    return new Expression.Sequence(items, first.span());
  }

  private Expression or() throws Wrong {
    Expression left = and();
    while (in.takeName("or")) {
      left = new Expression.Operation(List.of(left, and()), left.span());
    }
    return left;
  }

  private Expression and() throws Wrong {
    Expression left = not();
    while (in.takeName("and")) {
      left = new Expression.Operation(List.of(left, not()), left.span());
    }
    return left;
  }

  private Expression not() throws Wrong {
    int nots = 0;
    while (in.takeName("not")) {
      nots++;
    }
    Expression value = comparison();
    return nots == 0 ? value : new Expression.Operation(List.of(value), value.span());
  }

  private Expression comparison() throws Wrong {
    Expression left = arithmetic(0);
    while (true) {
      boolean notIn = in.peek().isName("not") && in.ahead(1).isName("in");
      boolean sign = in.peek().kind() == Token.Kind.SIGN && COMPARISONS.contains(in.peek().text());
      if (!notIn && !sign && !in.peek().isName("in")) {
        return left;
      }
      in.next();
      if (notIn) {
        in.next();
      }
      left = new Expression.Operation(List.of(left, arithmetic(0)), left.span());
    }
  }

  private Expression arithmetic(int level) throws Wrong {
    if (level == ARITHMETIC.size()) {
      return power();
    }
    Expression left = arithmetic(level + 1);
    while (in.peek().kind() == Token.Kind.SIGN
        && ARITHMETIC.get(level).contains(in.peek().text())) {
      in.next();
      left = new Expression.Operation(List.of(left, arithmetic(level + 1)), left.span());
    }
    return left;
  }

  private Expression power() throws Wrong {
    Expression left = sign();
    while (in.takeSign("**")) {
      left = new Expression.Operation(List.of(left, sign()), left.span());
    }
    return left;
  }

  private Expression sign() throws Wrong {
    if (in.takeSign("-") || in.takeSign("+")) {
      deeper();
      Expression value = sign();
      depth--;
      return new Expression.Operation(List.of(value), value.span());
    }
    return new PostfixParser(in, this).after(primary());
  }

  private Expression primary() throws Wrong {
    Token token = in.peek();
    switch (token.kind()) {
      case NAME -> {
        if (NOT_OPERANDS.contains(token.text())) {
          throw in.unexpected("a value");
        }
        in.next();
        return new Expression.Name(token.text(), token.span());
      }
      case NUMBER -> {
        in.next();
        return new Expression.Number(token.text(), token.span());
      }
      case STRING -> {
        return text();
      }
      default -> {
        return bracketed(token);
      }
    }
  }

  /** Strings beside each other are one. */
  private Expression text() {
    Token first = in.next();
    StringBuilder value = new StringBuilder(first.text());
    while (in.peek().kind() == Token.Kind.STRING) {
      value.append(in.next().text());
    }
    return new Expression.Text(value.toString(), first.span());
  }

  private Expression bracketed(Token token) throws Wrong {
    if (in.takeSign("(")) {
      List<Expression> items = items(")");
      return items.size() == 1 ? items.get(0) : new Expression.Sequence(items, token.span());
    }
    if (in.takeSign("[")) {
      return new Expression.Sequence(items("]"), token.span());
    }
    if (in.takeSign("{")) {
      return mapping(token);
    }
    throw in.unexpected("a value");
  }

  private List<Expression> items(String close) throws Wrong {
    List<Expression> items = new ArrayList<>();
    while (!in.takeSign(close)) {
      items.add(expression());
      if (!in.takeSign(",") && !in.peek().isSign(close)) {
        throw in.unexpected("`,` or `" + close + "`");
      }
    }
    return items;
  }

  private Expression mapping(Token open) throws Wrong {
    List<Expression> keys = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!in.takeSign("}")) {
      keys.add(expression());
      in.expectSign(":");
      values.add(expression());
      if (!in.takeSign(",") && !in.peek().isSign("}")) {
        throw in.unexpected("`,` or `}`");
      }
    }
    return new Expression.Mapping(keys, values, open.span());
  }
}
