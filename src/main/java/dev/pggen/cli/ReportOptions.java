package dev.pggen.cli;

import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.report.Format;
import dev.pggen.report.Report;
import dev.pggen.report.ReportWriter;
import dev.pggen.report.StepSummary;
import dev.pggen.report.Surroundings;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** How findings are printed and where to, and which of them fail a run. */
final class ReportOptions implements Options.Check {
  private static final String SUMMARY = "GITHUB_STEP_SUMMARY";

  private final List<Typed> typed = new ArrayList<>();
  private final Supplier<Optional<Severity>> failOn;
  private Severity failsFrom = Severity.ERROR;
  private boolean showsSuppressed;

  /** What {@link #check} understood. */
  private List<ReportOutput> outputs = List.of(ReportOutput.STANDARD);

  private List<TypedForm> others = List.of();

  /** As the command line says. */
  ReportOptions(Options takes) {
    takes.add(
        Typed.option(
            "--format",
            "<format>",
            "human, concise, json, sarif, github, gitlab, junit or checkstyle. May be given several"
                + " times, each but one with --output. Default: human.",
            Format.class,
            typed));
    takes.add(
        Typed.option(
            "--output",
            "FILE",
            "Where the --format before it goes. Default: standard output.",
            Path.class,
            typed));
    failOn =
        takes.choice(
            "--fail-on",
            "<failOn>",
            "Exit 1 from here up: error, warning or info. Default: error.",
            Severity.class);
    takes.check(this);
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

  @Override
  public void check() throws UsageException {
    if (!typed.isEmpty()) {
      List<TypedForm> forms = TypedForm.of(typed);
      outputs = ReportOutput.of(forms);
      TypedForm.refuseTheSamePlace(forms);
      others = forms.stream().filter(form -> !form.option().equals(ReportOutput.FORMAT)).toList();
    }
  }

  /**
   * With another option whose words are forms, so that an {@code --output} may follow them.
   *
   * @param type of its words
   */
  void and(Options takes, String option, String label, String description, Class<?> type) {
    takes.add(Typed.option(option, label, description, type, typed));
  }

  /** The forms that other options ask for. */
  List<TypedForm> others() {
    return others;
  }

  /** Reports findings, even if there are none. */
  ExitCode print(
      List<Finding> findings, List<Suppressed> suppressed, List<Path> files, Terminal terminal)
      throws IOException {
    return print(findings, suppressed, files, Map::of, List.of(), terminal);
  }

  /**
   * Reports findings, even if there are none.
   *
   * @param asked which rules were asked of which file
   * @param secrets which no excerpt may show
   */
  ExitCode print(
      List<Finding> findings,
      List<Suppressed> suppressed,
      List<Path> files,
      Supplier<Map<String, List<RuleInfo>>> asked,
      List<Span> secrets,
      Terminal terminal)
      throws IOException {
    boolean wanted = false;
    for (ReportOutput output : outputs) {
      wanted |= output.format().tellsAsked();
    }
    Report report =
        new Report(
            findings,
            suppressed,
            shown(files, terminal),
            wanted ? asked.get() : Map.of(),
            showsSuppressed,
            secrets);
    for (ReportOutput output : outputs) {
      if (output.file().isEmpty()) {
        writer(output, terminal).write(report, terminal.out()::print);
      }
    }
    writeFiles(report, terminal);
    return report.reaches(failOn()) ? ExitCode.FINDINGS : ExitCode.CLEAN;
  }

  /** The same, but without findings nothing is printed; a file is written all the same. */
  ExitCode printAny(List<Finding> findings, List<Path> files, Terminal terminal)
      throws IOException {
    if (!findings.isEmpty()) {
      return print(findings, List.of(), files, terminal);
    }
    writeFiles(new Report(findings, List.of(), shown(files, terminal)), terminal);
    return ExitCode.CLEAN;
  }

  private void writeFiles(Report report, Terminal terminal) throws IOException {
    for (ReportOutput output : outputs) {
      if (output.file().isPresent()) {
        String text = text(output, report, terminal);
        ReportFile.write(output.file().get(), text, report.paths(), terminal.directory());
      }
      String summary = terminal.environment().getOrDefault(SUMMARY, "");
      if (output.format() == Format.GITHUB && !summary.isEmpty()) {
        ReportFile page = ReportFile.at(summary, terminal.directory());
        page.append(StepSummary.of(report, around(terminal), page.room()));
      }
    }
  }

  private static String text(ReportOutput output, Report report, Terminal terminal) {
    return writer(output, terminal).write(report);
  }

  private static ReportWriter writer(ReportOutput output, Terminal terminal) {
    return output.format().writer(terminal.style(output.file().isEmpty()), () -> around(terminal));
  }

  private static Surroundings around(Terminal terminal) {
    return new Repository(terminal.directory());
  }

  private static List<String> shown(List<Path> files, Terminal terminal) {
    List<String> shown = new ArrayList<>();
    for (Path file : files) {
      shown.add(Stages.shown(file, terminal.directory()));
    }
    return shown;
  }

  /** Adds a line below a report that people read. */
  void note(String line, Terminal terminal) {
    if (standard().filter(format -> format == Format.HUMAN).isPresent()) {
      terminal.out().print(line + "\n");
    }
  }

  /** From which severity on a run fails. */
  Severity failOn() {
    return failOn.get().orElse(failsFrom);
  }

  /** Whether any form of the report is written to a file. */
  boolean writesFiles() {
    for (ReportOutput output : outputs) {
      if (output.file().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the command line says in which form or where to. */
  boolean isTyped() {
    return !typed.isEmpty();
  }

  /** Whether people read standard output: nothing there is for a machine. */
  boolean isForPeople() {
    return standard().filter(format -> format != Format.HUMAN).isEmpty();
  }

  private Optional<Format> standard() {
    return outputs.stream().filter(o -> o.file().isEmpty()).map(ReportOutput::format).findFirst();
  }
}
