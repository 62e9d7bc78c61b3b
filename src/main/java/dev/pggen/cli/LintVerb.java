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
import java.util.function.Supplier;

/** {@code pggen lint}: read, ask every rule, report. */
final class LintVerb extends Verb {
  private final Supplier<List<Path>> paths =
      takes().paths("PATH", "Files or directories; else this repository.");
  private final Supplier<Profile> profile =
      takes().choice("--profile", "<profile>", "default or strict.", Profile.DEFAULT);
  private final ReportOptions report = new ReportOptions(takes());

  LintVerb() {
    super(
        "Find what is unsafe in specs and Compose files.",
        "Examples:",
        "  pggen lint",
        "  pggen lint --fail-on warning compose.yaml");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    List<Path> files = new Discovery(terminal.directory()).lintable(paths.get());
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
    Linter linter = Linter.with(profile.get());
    LintResult result = linter.lint(read, terminal.today());
    findings.addAll(result.findings());
    return report.print(findings, result.suppressed(), files, linter.asked(read), terminal);
  }
}
