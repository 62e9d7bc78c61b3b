package dev.pggen.target.truenas.catalog;

import java.util.List;

/** Lines of a template, statements without their braces. */
final class Lines {
  private final StringBuilder out = new StringBuilder();
  private String indent = "";

  /** A comment; its words are ours. */
  Lines comment(String text) {
    return line("{# " + text + " #}");
  }

  /** {@code set name = expression}. */
  Lines set(String name, String expression) {
    return line("{% set " + name + " = " + expression + " %}");
  }

  /** A call whose result is not wanted. */
  Lines call(String of, String... arguments) {
    return line("{% do " + of + "(" + String.join(", ", List.of(arguments)) + ") %}");
  }

  /** Lines that hold under a condition. */
  Lines when(String condition, Runnable inner) {
    line("{% if " + condition + " %}");
    indent = "  ";
    inner.run();
    indent = "";
    return line("{% endif %}");
  }

  /** An empty line. */
  Lines gap() {
    out.append('\n');
    return this;
  }

  /** A line as it is. */
  Lines line(String text) {
    out.append(indent).append(text).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
