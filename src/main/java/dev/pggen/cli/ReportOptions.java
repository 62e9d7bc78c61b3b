package dev.pggen.cli;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.report.Format;
import dev.pggen.report.Report;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.List;
import picocli.CommandLine.Option;

/** How findings are printed, and which of them fail a run. */
final class ReportOptions {
  @Option(names = "--format", description = "human, concise or json. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.HUMAN;

  @Option(
      names = "--fail-on",
      description = "Exit 1 from here up: error, warning or info. Default: ${DEFAULT-VALUE}.")
  private Severity failOn = Severity.ERROR;

  /** Prints findings, even if there are none. */
  ExitCode print(
      List<Finding> findings, List<Suppressed> suppressed, int files, Terminal terminal) {
    Report report = new Report(findings, suppressed, files);
    terminal.out().print(format.writer(terminal.style()).write(report));
    return report.reaches(failOn) ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** Prints findings if there are any. */
  ExitCode printAny(List<Finding> findings, int files, Terminal terminal) {
    return findings.isEmpty() ? ExitCode.CLEAN : print(findings, List.of(), files, terminal);
  }

  /** Whether people read it. */
  boolean isForPeople() {
    return format == Format.HUMAN;
  }
}
