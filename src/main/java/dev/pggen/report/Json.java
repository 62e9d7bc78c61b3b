package dev.pggen.report;

import java.util.List;

/** JSON as text, in ASCII where a reader might stumble. */
public final class Json {
  private Json() {}

  /** A member whose value is a text. */
  public static String member(String name, String text) {
    return quote(name) + ":" + quote(text);
  }

  /** A member whose value is JSON already. */
  public static String raw(String name, String json) {
    return quote(name) + ":" + json;
  }

  /** A member whose value is a number. */
  public static String number(String name, int value) {
    return quote(name) + ":" + value;
  }

  /** An object of these members; empty ones are left out. */
  public static String object(String... members) {
    StringBuilder out = new StringBuilder("{");
    for (String member : members) {
      if (!member.isEmpty()) {
        out.append(out.length() > 1 ? "," : "").append(member);
      }
    }
    return out.append('}').toString();
  }

  /** A list of values that are JSON already. */
  public static String array(List<String> values) {
    return "[" + String.join(",", values) + "]";
  }

  /** The same, each value on a line of its own. */
  public static String lines(List<String> values) {
    return values.isEmpty() ? "[]" : "[\n  " + String.join(",\n  ", values) + "\n]";
  }

  /** A text. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f || Character.isSurrogate(c) || c == 0x2028 || c == 0x2029) {
            out.append("\\u").append(Character.forDigit(c >> 12, 16));
            out.append(Character.forDigit(c >> 8 & 15, 16));
            out.append(Character.forDigit(c >> 4 & 15, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
