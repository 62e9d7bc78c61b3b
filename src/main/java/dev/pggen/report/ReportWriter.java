package dev.pggen.report;

import java.util.function.Consumer;

/** One form of a report. */
public interface ReportWriter {
  /** The whole report as text, ending in a newline unless there is nothing to say. */
  String write(Report report);

  /** The same piece by piece, so that a long one need not be held in memory. */
  default void write(Report report, Consumer<String> to) {
    to.accept(write(report));
  }
}
