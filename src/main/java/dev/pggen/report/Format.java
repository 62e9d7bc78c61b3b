package dev.pggen.report;

/** The forms of a report, by the name that {@code --format} takes. */
public enum Format {
  HUMAN,
  CONCISE,
  JSON;

  /** A writer of this form; the style matters for people only. */
  public ReportWriter writer(Style style) {
    return switch (this) {
      case HUMAN -> new HumanWriter(style);
      case CONCISE -> new ConciseWriter();
      case JSON -> new JsonWriter();
    };
  }
}
