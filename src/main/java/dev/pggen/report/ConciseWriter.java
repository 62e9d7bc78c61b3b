package dev.pggen.report;

import dev.pggen.source.Finding;

/** One line for each finding, as compilers write it. */
public final class ConciseWriter implements ReportWriter {
  @Override
  public String write(Report report) {
    StringBuilder out = new StringBuilder();
    for (Finding f : report.findings()) {
      out.append(Visible.text(f.span().position()))
          .append(": ")
          .append(f.severity().label())
          .append('[')
          .append(f.rule().id())
          .append(' ')
          .append(f.rule().name())
          .append("]: ")
          .append(Visible.text(f.message()))
          .append('\n');
    }
    for (String line : SuppressedList.of(report)) {
      out.append(line).append('\n');
    }
    return out.append(Summary.of(report)).append('\n').toString();
  }
}
