package dev.pggen.lint.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that a client looks at once more in a text of a driver.
 *
 * @param kind what it is
 * @param text as the client sees it, like <code>${HOME}</code>
 * @param inner between the braces
 */
record SecondPass(Kind kind, String text, String inner) {
  /** What a client makes of it. */
  enum Kind {
    /** An expansion of the shell, which is no expression. */
    SHELL,
    /** A sign with a percent, which is no directive. */
    PERCENT,
    /** A number, which stands for itself. */
    NUMBER,
    /** A single word. */
    NAME
  }

  private static final List<String> DIRECTIVES = List.of("if", "for", "else", "endif", "endfor");

  /** What stands in a text behind the first pass; expressions of HCL are left out. */
  static List<SecondPass> in(String text) {
    List<SecondPass> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char sign = text.charAt(at);
      if (sign != '$' && sign != '%') {
        at++;
      } else if (text.startsWith(sign + "{", at + 1)) {
        at += 3; // kept as it is by the second pass
      } else if (text.startsWith("{", at + 1)) {
        int end = text.indexOf('}', at);
        if (end < 0) {
          return found;
        }
        add(text.substring(at, end + 1), found);
        at = end + 1;
      } else {
        at++;
      }
    }
    return found;
  }

  private static void add(String text, List<SecondPass> found) {
    String inner = text.substring(2, text.length() - 1);
    if (text.charAt(0) == '%') {
      String word = inner.replace("~", "").strip();
      if (DIRECTIVES.stream().noneMatch(word::startsWith)) {
        found.add(new SecondPass(Kind.PERCENT, text, inner));
      }
      return;
    }
    int name = nameEnd(inner);
    if (name == inner.length() && name > 0) {
      boolean number = inner.chars().allMatch(c -> c >= '0' && c <= '9');
      found.add(new SecondPass(number ? Kind.NUMBER : Kind.NAME, text, inner));
    } else if (isShell(inner, name)) {
      found.add(new SecondPass(Kind.SHELL, text, inner));
    }
  }

  private static int nameEnd(String inner) {
    int end = 0;
    while (end < inner.length() && isNamed(inner.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isNamed(char c) {
    return c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }

  /** A length, or an operator right behind the name. */
  private static boolean isShell(String inner, int name) {
    if (name == 0) {
      return inner.startsWith("#");
    }
    String rest = inner.substring(name);
    return ":%#^,".indexOf(rest.charAt(0)) >= 0 || rest.equals("[@]") || rest.equals("[*]");
  }
}
