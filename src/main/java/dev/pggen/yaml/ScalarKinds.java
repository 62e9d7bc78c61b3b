package dev.pggen.yaml;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/** What plain text is: JSON's spellings for our own files, those of go-yaml 3 for Compose. */
final class ScalarKinds {
  private static final Pattern JSON_INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern JSON_DECIMAL =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern GO_INTEGER =
      Pattern.compile(
          "[-+]?(0b[01_]*[01]|0x[0-9a-fA-F_]*[0-9a-fA-F]|0o?[0-7_]*[0-7]|0|[1-9][0-9_]*)");
  private static final Pattern GO_DECIMAL =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9][0-9_]*(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Set<String> GO_SPECIAL =
      Set.of(
          ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF", "-.inf",
          "-.Inf", "-.INF");

  private ScalarKinds() {}

  static YamlScalar.Kind of(String text, YamlDialect dialect) {
    return dialect == YamlDialect.SPEC ? json(text) : go(text);
  }

  private static YamlScalar.Kind json(String text) {
    return switch (text) {
      case "", "null" -> YamlScalar.Kind.NULL;
      case "true", "false" -> YamlScalar.Kind.BOOLEAN;
      default -> number(text, JSON_INTEGER, JSON_DECIMAL);
    };
  }

  private static YamlScalar.Kind go(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> YamlScalar.Kind.NULL;
      case "true", "True", "TRUE", "false", "False", "FALSE" -> YamlScalar.Kind.BOOLEAN;
      default ->
          GO_SPECIAL.contains(text)
              ? YamlScalar.Kind.DECIMAL
              : number(text, GO_INTEGER, GO_DECIMAL);
    };
  }

  private static YamlScalar.Kind number(String text, Pattern integer, Pattern decimal) {
    if (!mayBeNumber(text)) {
      return YamlScalar.Kind.STRING;
    }
    if (integer.matcher(text).matches()) {
      return YamlScalar.Kind.INTEGER;
    }
    return decimal.matcher(text).matches() ? YamlScalar.Kind.DECIMAL : YamlScalar.Kind.STRING;
  }

  private static boolean mayBeNumber(String text) {
    char first = text.charAt(0);
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  }

  /** The value of what a kind of INTEGER was given for. */
  static BigInteger integer(String text) {
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    BigInteger value =
        switch (digits.length() > 1 && digits.charAt(0) == '0' ? digits.charAt(1) : ' ') {
          case 'b' -> new BigInteger(digits.substring(2), 2);
          case 'x' -> new BigInteger(digits.substring(2), 16);
          case 'o' -> new BigInteger(digits.substring(2), 8);
          case ' ' -> new BigInteger(digits);
          default -> new BigInteger(digits, 8);
        };
    return negative ? value.negate() : value;
  }
}
