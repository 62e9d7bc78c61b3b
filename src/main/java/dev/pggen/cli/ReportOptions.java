package dev.pggen.cli;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.report.Format;
import dev.pggen.report.Report;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How findings are printed, and which of them fail a run. */
final class ReportOptions {
  private final Supplier<Format> format;
  private final Supplier<Optional<Severity>> failOn;
  private Severity failsFrom = Severity.ERROR;
  private boolean showsSuppressed;

  /** As the command line says. */
  ReportOptions(Options takes) {
    format = takes.choice("--format", "<format>", "human, concise or json.", Format.HUMAN);
    failOn =
        takes.choice(
            "--fail-on",
            "<failOn>",
            "Exit 1 from here up: error, warning or info. Default: error.",
            Severity.class);
  }

  /** With what the configuration says, where the command line says nothing. */
  ReportOptions with(Config config) {
    failsFrom = config.failOn().orElse(Severity.ERROR);
    return this;
  }

  /** With a list of what users suppressed, where people read. */
  ReportOptions showingSuppressed(boolean shown) {
    showsSuppressed = shown;
    return this;
  }

  /** Prints findings, even if there are none. */
  ExitCode print(
      List<Finding> findings, List<Suppressed> suppressed, int files, Terminal terminal) {
    Report report = new Report(findings, suppressed, files, showsSuppressed);
    terminal.out().print(format.get().writer(terminal.style()).write(report));
    return report.reaches(failOn()) ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** Prints findings if there are any. */
  ExitCode printAny(List<Finding> findings, int files, Terminal terminal) {
    return findings.isEmpty() ? ExitCode.CLEAN : print(findings, List.of(), files, terminal);
  }

  /** From which severity on a run fails. */
  Severity failOn() {
    return failOn.get().orElse(failsFrom);
  }

  /** Whether people read it. */
  boolean isForPeople() {
    return format.get() == Format.HUMAN;
  }
}
