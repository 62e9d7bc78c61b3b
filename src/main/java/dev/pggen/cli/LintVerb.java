package dev.pggen.cli;

import dev.pggen.lint.LintResult;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Profile;
import dev.pggen.lint.Subject;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pggen lint}: read, ask every rule, report. */
@Command(
    name = "lint",
    header = "Find what is unsafe in specs and Compose files.",
    footer = {"Examples:", "  pggen lint", "  pggen lint --fail-on warning compose.yaml"})
final class LintVerb extends Verb {
  @Parameters(paramLabel = "PATH", description = "Files or directories; else this repository.")
  private List<Path> paths = List.of();

  @Option(names = "--profile", description = "default or strict. Default: ${DEFAULT-VALUE}.")
  private Profile profile = Profile.DEFAULT;

  @Mixin private ReportOptions report = new ReportOptions();

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    List<Path> files = new Discovery(terminal.directory()).lintable(paths);
    Subjects subjects = new Subjects(terminal.directory(), terminal.today());
    List<Finding> findings = new ArrayList<>();
    List<Subject> read = new ArrayList<>();
    Progress progress = new Progress(terminal, files.size());
    for (Path file : files) {
      progress.next(file);
      Result<Subject> subject = subjects.of(file);
      findings.addAll(subject.findings());
      subject.value().ifPresent(read::add);
    }
    progress.end();
    LintResult result = Linter.with(profile).lint(read, terminal.today());
    findings.addAll(result.findings());
    return report.print(findings, result.suppressed(), files.size(), terminal);
  }
}
