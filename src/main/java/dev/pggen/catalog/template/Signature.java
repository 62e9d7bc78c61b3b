package dev.pggen.catalog.template;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a macro or of a call block. */
final class Signature {
  private Signature() {}

  /** Reads the brackets; gives the values that parameters have when they are left out. */
  static List<Expression> read(Tokens in, ExpressionParser values) throws Wrong {
    List<Expression> defaults = new ArrayList<>();
    in.expectSign("(");
    while (!in.takeSign(")")) {
      in.name();
      if (in.takeSign("=")) {
        defaults.add(values.expression());
      }
      if (!in.takeSign(",") && !in.peek().isSign(")")) {
        throw in.unexpected("`,` or `)`");
      }
    }
    return defaults;
  }
}
