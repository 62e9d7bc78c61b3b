package dev.pggen.plan;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes a printed formula from its printed inputs, apart from the code that made the value.
 * Amounts of memory are bytes; {@code choose} picks by a word.
 */
final class Formula {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([0-9.]+[A-Za-z]*|[A-Za-z_][A-Za-z0-9_]*|[-+*/(),])");
  private static final Map<String, Double> UNITS =
      Map.of(
          "",
          1.0,
          "B",
          1.0,
          "KiB",
          1024.0,
          "MiB",
          1048576.0,
          "GiB",
          1073741824.0,
          "TiB",
          1099511627776.0);

  private final Matcher tokens;
  private final Map<String, String> inputs;
  private String token = "";

  private Formula(String text, Map<String, String> inputs) {
    this.tokens = TOKEN.matcher(text);
    this.inputs = inputs;
    next();
  }

  /** The value: a number, or the word that {@code choose} picked. */
  static Object evaluate(String text, Map<String, String> inputs) {
    Formula formula = new Formula(text, inputs);
    Object value = formula.sum();
    if (!formula.token.isEmpty()) {
      throw new IllegalArgumentException("left over: " + formula.token + " in " + text);
    }
    return value;
  }

  private void next() {
    token = tokens.find() ? tokens.group(1) : "";
  }

  private void expect(String wanted) {
    if (!token.equals(wanted)) {
      throw new IllegalArgumentException("wanted " + wanted + ", found " + token);
    }
    next();
  }

  private Object sum() {
    Object left = product();
    while (token.equals("+") || token.equals("-")) {
      boolean plus = token.equals("+");
      next();
      double right = number(product());
      left = plus ? number(left) + right : number(left) - right;
    }
    return left;
  }

  private Object product() {
    Object left = atom();
    while (token.equals("*") || token.equals("/")) {
      boolean times = token.equals("*");
      next();
      double right = number(atom());
      left = times ? number(left) * right : number(left) / right;
    }
    return left;
  }

  private Object atom() {
    String found = token;
    next();
    switch (found) {
      case "(" -> {
        Object value = sum();
        expect(")");
        return value;
      }
      case "min", "max" -> {
        expect("(");
        double best = number(sum());
        while (token.equals(",")) {
          next();
          double other = number(sum());
          best = found.equals("min") ? Math.min(best, other) : Math.max(best, other);
        }
        expect(")");
        return best;
      }
      case "floor" -> {
        expect("(");
        double value = number(sum());
        expect(",");
        double unit = number(sum());
        expect(")");
        return Math.floor(value / unit + 1e-9) * unit;
      }
      case "ceil" -> {
        expect("(");
        double value = number(sum());
        expect(")");
        return Math.ceil(value - 1e-9);
      }
      case "choose" -> {
        return choose();
      }
      default -> {
        return literal(found);
      }
    }
  }

  private Object choose() {
    expect("(");
    String word = inputs.get(token);
    next();
    Object picked = "";
    while (token.equals(",")) {
      next();
      String key = token;
      next();
      Object value = sum();
      if (key.equals(word) || (key.equals("else") && picked.equals(""))) {
        picked = value;
      }
    }
    expect(")");
    return picked;
  }

  private Object literal(String text) {
    String value = inputs.getOrDefault(text, text);
    Matcher parts = Pattern.compile("([0-9.]+)([A-Za-z]*)").matcher(value);
    if (!parts.matches() || !UNITS.containsKey(parts.group(2))) {
      return value;
    }
    return Double.parseDouble(parts.group(1)) * UNITS.get(parts.group(2));
  }

  private static double number(Object value) {
    return value instanceof Double d ? d : Double.parseDouble(value.toString());
  }
}
