package dev.pggen.report;

import java.util.Locale;
import java.util.function.Supplier;

/** The forms of a report, by the name that {@code --format} takes. */
public enum Format {
  /** For people. */
  HUMAN,
  /** A line for each finding. */
  CONCISE,
  /** Our own contract. */
  JSON,
  /** For code scanning. */
  SARIF,
  /** Annotations of a workflow. */
  GITHUB,
  /** GitLab's Code Quality. */
  GITLAB,
  /** Test results. */
  JUNIT,
  /** For review tools. */
  CHECKSTYLE;

  /** As typed. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it also tells which rules found nothing. */
  public boolean tellsAsked() {
    return this == SARIF || this == JUNIT;
  }

  /**
   * A writer of this form.
   *
   * @param style matters for people only
   * @param around asked only by forms that need it
   */
  public ReportWriter writer(Style style, Supplier<Surroundings> around) {
    return switch (this) {
      case HUMAN -> new HumanWriter(style);
      case CONCISE -> new ConciseWriter();
      case JSON -> new JsonWriter();
      case SARIF -> new SarifWriter(around.get());
      case GITHUB -> new GithubWriter(around.get());
      case GITLAB -> new CodeQualityWriter(around.get());
      case JUNIT -> new JUnitWriter(around.get());
      case CHECKSTYLE -> new CheckstyleWriter();
    };
  }
}
