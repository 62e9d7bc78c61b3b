package dev.pggen.catalog.template;

import java.util.ArrayList;
import java.util.List;

/** What may follow a value: attributes, items, calls, filters and tests. */
final class PostfixParser {
  private final Tokens in;
  private final ExpressionParser expressions;

  PostfixParser(Tokens in, ExpressionParser expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Expression after(Expression first) throws Wrong {
    Expression value = first;
    while (true) {
      if (in.takeSign(".")) {
        value = attribute(value);
      } else if (in.peek().isSign("[")) {
        value = item(value);
      } else if (in.peek().isSign("(")) {
        value = call(value);
      } else if (in.takeSign("|")) {
        value = filter(value);
      } else if (in.takeName("is")) {
        value = test(value);
      } else {
        return value;
      }
    }
  }

  private Expression attribute(Expression of) throws Wrong {
    Token name = in.next();
    if (name.kind() != Token.Kind.NAME && name.kind() != Token.Kind.NUMBER) {
      throw new Wrong(name.span(), name.described() + " stands where a name is wanted");
    }
    return new Expression.Attribute(of, name.text(), name.span());
  }

  private Expression item(Expression of) throws Wrong {
    Token open = in.next();
    List<Expression> parts = new ArrayList<>();
    while (!in.takeSign("]")) {
      if (!in.takeSign(":") && !in.takeSign(",")) {
        parts.add(expressions.expression());
      }
      if (in.atEnd()) {
        throw in.unexpected("`]`");
      }
    }
    if (parts.size() == 1 && parts.get(0) instanceof Expression.Text text) {
      return new Expression.Attribute(of, text.value(), text.span());
    }
    if (parts.isEmpty()) {
      throw new Wrong(open.span(), "`[]` names no item");
    }
    return new Expression.Item(of, new Expression.Operation(parts, open.span()), open.span());
  }

  private Expression call(Expression of) throws Wrong {
    List<Expression> arguments = new ArrayList<>();
    List<Expression> named = new ArrayList<>();
    arguments(arguments, named);
    return new Expression.Call(of, arguments, named, of.span());
  }

  private void arguments(List<Expression> arguments, List<Expression> named) throws Wrong {
    in.expectSign("(");
    while (!in.takeSign(")")) {
      boolean star = in.takeSign("*") || in.takeSign("**");
      boolean name = in.peek().kind() == Token.Kind.NAME && in.ahead(1).isSign("=");
      if (name) {
        in.next();
        in.next();
      } else if (!star && !named.isEmpty()) {
        throw new Wrong(in.peek().span(), "an argument without a name follows one with a name");
      }
      (name || star ? named : arguments).add(expressions.expression());
      if (!in.takeSign(",") && !in.peek().isSign(")")) {
        throw in.unexpected("`,` or `)`");
      }
    }
  }

  /** After its bar. */
  Expression filter(Expression of) throws Wrong {
    Token name = in.name();
    if (!Builtins.FILTERS.contains(name.text()) || in.peek().isSign(".")) {
      throw new Wrong(name.span(), "there is no filter `" + dotted(name) + "`");
    }
    List<Expression> arguments = new ArrayList<>();
    if (in.peek().isSign("(")) {
      List<Expression> named = new ArrayList<>();
      arguments(arguments, named);
      arguments.addAll(named);
    }
    return new Expression.Filter(of, name.text(), arguments, name.span());
  }

  private Expression test(Expression of) throws Wrong {
    in.takeName("not");
    Token name = in.name();
    if (!Builtins.TESTS.contains(name.text()) || in.peek().isSign(".")) {
      throw new Wrong(name.span(), "there is no test `" + dotted(name) + "`");
    }
    List<Expression> parts = new ArrayList<>(List.of(of));
    if (in.peek().isSign("(")) {
      List<Expression> named = new ArrayList<>();
      arguments(parts, named);
      parts.addAll(named);
    } else if (startsValue(in.peek())) {
      parts.add(expressions.expression());
    }
    return new Expression.Operation(parts, of.span());
  }

  /** Names of filters and tests may have points, and none of Jinja's own has one. */
  private String dotted(Token first) throws Wrong {
    StringBuilder name = new StringBuilder(first.text());
    while (in.takeSign(".")) {
      name.append('.').append(in.name().text());
    }
    return name.toString();
  }

  /** A test may have one argument without brackets: {@code x is divisibleby 3}. */
  private static boolean startsValue(Token token) {
    return switch (token.kind()) {
      case STRING, NUMBER -> true;
      case SIGN -> token.isSign("[") || token.isSign("{");
      case NAME ->
          !List.of("and", "or", "else", "if", "not", "is", "in", "recursive")
              .contains(token.text());
      case END -> false;
    };
  }
}
