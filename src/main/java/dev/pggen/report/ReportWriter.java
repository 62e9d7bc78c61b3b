package dev.pggen.report;

/** One form of a report. */
public interface ReportWriter {
  /** The whole report as text, ending in a newline unless there is nothing to say. */
  String write(Report report);
}
