package dev.pggen.cli;

import dev.pggen.lint.Choice;
import dev.pggen.lint.Linter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code pggen lint}: read, ask every rule, report. */
final class LintVerb extends Verb {
  private final Supplier<List<Path>> paths =
      takes().paths("PATH", "Files or directories; else this repository.");
  private final RuleOptions rules = new RuleOptions(takes());
  private final Supplier<Boolean> showSuppressed =
      takes().flag("--show-suppressed", "List what is suppressed, with its reason.");
  private final ConfigFile configFile = new ConfigFile(takes());
  private final BaselineFile baselineFile = new BaselineFile(takes());
  private final ReportOptions report = new ReportOptions(takes());
  private final FixOptions fixes = new FixOptions(takes());

  LintVerb() {
    super(
        "Find what is unsafe in specs and manifests.",
        "Examples:",
        "  pggen lint",
        "  pggen lint --fail-on warning compose.yaml",
        "  pggen lint --select network,PG602 deploy",
        "  pggen lint --create-baseline",
        "  pggen lint --diff");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    if (fixes.diff() && report.isTyped()) {
      throw new UsageException(
          "--diff prints a patch and no report: --format and --output mean nothing beside it",
          "run `pggen lint` once more for the report");
    }
    if (fixes.wanted() && baselineFile.creates()) {
      throw new UsageException(
          "--create-baseline accepts what is there, and --fix and --diff change it",
          "mend first, then accept what is left");
    }
    Config config = configFile.read(terminal);
    Choice choice = rules.choice(config);
    Excludes excludes = configFile.excludes(config, terminal);
    LintPaths files =
        LintPaths.of(fixes.paths(paths.get(), terminal), excludes, terminal.directory());
    Linter linter = Linter.with(choice);
    report.with(config).showingSuppressed(showSuppressed.get());
    BaselineFile.Used baseline = baselineFile.read(config, choice, paths.get().isEmpty(), terminal);
    if (fixes.wanted()) {
      return new Fixing(fixes, texts -> Looked.at(files, texts, linter, baseline, terminal))
          .run(report, showsPlaces(), terminal);
    }
    Looked.Accepting accepting = baseline;
    if (baselineFile.creates()) {
      accepting =
          baseline.written(
              Looked.at(files, Map.of(), linter, (read, by, found) -> found, terminal));
    }
    return Looked.at(files, Map.of(), linter, accepting, terminal)
        .report(report, showsPlaces(), terminal);
  }
}
