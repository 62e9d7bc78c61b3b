package dev.pggen.cli;

import dev.pggen.lint.Choice;
import dev.pggen.lint.LintResult;
import dev.pggen.lint.Linter;
import dev.pggen.source.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code pggen lint}: read, ask every rule, report. */
final class LintVerb extends Verb {
  private final Supplier<List<Path>> paths =
      takes().paths("PATH", "Files or directories; else this repository.");
  private final RuleOptions rules = new RuleOptions(takes());
  private final Supplier<Boolean> showSuppressed =
      takes().flag("--show-suppressed", "List what is suppressed, with its reason.");
  private final ConfigFile configFile = new ConfigFile(takes());
  private final ReportOptions report = new ReportOptions(takes());

  LintVerb() {
    super(
        "Find what is unsafe in specs and Compose files.",
        "Examples:",
        "  pggen lint",
        "  pggen lint --fail-on warning compose.yaml",
        "  pggen lint --select network,PG602 deploy");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    Config config = configFile.read(terminal);
    Choice choice = rules.choice(config);
    LintFiles files = new LintFiles(terminal);
    files.read(LintPaths.of(paths.get(), config, terminal.directory()));
    Linter linter = Linter.with(choice);
    LintResult result = linter.lint(files.subjects(), terminal.today());
    List<Finding> findings = new ArrayList<>(files.findings());
    findings.addAll(result.findings());
    return report
        .with(config)
        .showingSuppressed(showSuppressed.get())
        .print(
            findings,
            result.suppressed(),
            files.paths(),
            linter.asked(files.subjects(), result.mistakes()),
            terminal)
        .or(files.tell(result.mistakes(), showsPlaces()));
  }
}
