package dev.pggen.report;

import dev.pggen.source.Severity;

/**
 * How a report for people looks.
 *
 * @param colour whether the terminal shows colours
 * @param width columns of the terminal, at least 40
 */
public record Style(boolean colour, int width) {
  private static final String RESET = "\u001b[0m";

  /** No colours, and so wide that only very long prose is wrapped. */
  public static final Style PLAIN = new Style(false, 100);

  public Style {
    width = Math.max(40, width);
  }

  /** A headline in the colour of its severity. */
  String headline(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> paint("1;31", text);
      case WARNING -> paint("1;33", text);
      case INFO -> paint("1;36", text);
    };
  }

  /** Text that stands out. */
  String strong(String text) {
    return paint("1", text);
  }

  /** Text that stands back: gutter, labels. */
  String quiet(String text) {
    return paint("34", text);
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
