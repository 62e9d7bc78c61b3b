package dev.pggen.catalog.template;

import dev.pggen.source.Span;

/**
 * What stops a template, on its way from deep in the parser to {@link TemplateReader}, which makes
 * it data.
 */
final class Wrong extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Span place;

  Wrong(Span place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  Span place() {
    return place;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
