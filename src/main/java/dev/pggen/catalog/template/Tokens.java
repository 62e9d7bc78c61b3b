package dev.pggen.catalog.template;

import dev.pggen.source.Span;

/** The words of one tag, read from left to right. */
final class Tokens {
  private final Tag tag;
  private int at;

  Tokens(Tag tag) {
    this.tag = tag;
  }

  Token peek() {
    return tag.tokens().get(at);
  }

  Token ahead(int words) {
    return tag.tokens().get(Math.min(at + words, tag.tokens().size() - 1));
  }

  Token next() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  boolean atEnd() {
    return peek().kind() == Token.Kind.END;
  }

  boolean takeSign(String sign) {
    boolean there = peek().isSign(sign);
    if (there) {
      at++;
    }
    return there;
  }

  boolean takeName(String name) {
    boolean there = peek().isName(name);
    if (there) {
      at++;
    }
    return there;
  }

  void expectSign(String sign) throws Wrong {
    if (!takeSign(sign)) {
      throw unexpected("`" + sign + "`");
    }
  }

  void expectName(String name) throws Wrong {
    if (!takeName(name)) {
      throw unexpected("`" + name + "`");
    }
  }

  Token name() throws Wrong {
    if (peek().kind() != Token.Kind.NAME) {
      throw unexpected("a name");
    }
    return next();
  }

  void expectEnd() throws Wrong {
    if (!atEnd()) {
      throw unexpected("the end of the tag");
    }
  }

  Wrong unexpected(String wanted) {
    return new Wrong(peek().span(), peek().described() + " stands where " + wanted + " is wanted");
  }

  Span span() {
    return tag.span();
  }
}
