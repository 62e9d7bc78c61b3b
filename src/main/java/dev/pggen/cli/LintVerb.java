package dev.pggen.cli;

import dev.pggen.lint.Choice;
import dev.pggen.lint.Linter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code pggen lint}: read, ask every rule, report. */
final class LintVerb extends Verb {
  private final Supplier<List<Path>> paths =
      takes().paths("PATH", "Files or directories, or - for standard input; else this repository.");
  private final Supplier<Optional<Path>> inputName =
      takes().path("--stdin-filename", "FILE", "Which file the text from standard input is.");
  private final Supplier<Boolean> changed =
      takes().flag("--changed", "Report only what Git says is not as in the last commit.");
  private final Supplier<Optional<String>> since =
      takes().text("--since", "REF", "Report only what changed since this branch left REF.");
  private final RuleOptions rules = new RuleOptions(takes());
  private final Supplier<Boolean> showSuppressed =
      takes().flag("--show-suppressed", "List what is suppressed, with its reason.");
  private final ConfigFile configFile = new ConfigFile(takes());
  private final BaselineFile baselineFile = new BaselineFile(takes());
  private final ReportOptions report = new ReportOptions(takes());
  private final FixOptions fixes = new FixOptions(takes());
  private final Supplier<Boolean> watch =
      takes().flag("--watch", "Lint again whenever a file changes, until Ctrl-C.");

  LintVerb() {
    super(
        "Find what is unsafe in specs and manifests.",
        "Examples:",
        "  pggen lint",
        "  pggen lint --fail-on warning compose.yaml",
        "  pggen lint --select network,PG602 deploy",
        "  pggen lint --stdin-filename compose.yaml -",
        "  pggen lint --since main",
        "  pggen lint --create-baseline",
        "  pggen lint --diff");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    refuseWhatCannotBeTogether();
    Patience.check(terminal);
    if (watch.get()) {
      return new Watch(terminal, read -> once(read, terminal)).run();
    }
    return once(new HashSet<>(), terminal);
  }

  /** Reads, asks and reports, and says which files were read. */
  private ExitCode once(Set<Path> watched, Terminal terminal) throws UsageException, IOException {
    List<Path> named = fixes.paths(paths.get(), terminal);
    Optional<Piped> piped = piped(named, terminal);
    Path from = piped.isPresent() ? piped.get().home(terminal.directory()) : terminal.directory();
    Config config = configFile.read(terminal, from);
    Choice choice = rules.choice(config);
    Excludes excludes = configFile.excludes(config, terminal);
    LintPaths files =
        LintPaths.of(named, excludes, piped, terminal.directory()).reporting(changed(terminal));
    watched.addAll(files.files());
    Linter linter = Linter.with(choice);
    report.with(config).showingSuppressed(showSuppressed.get());
    BaselineFile.Used baseline =
        baselineFile.read(config, choice, paths.get().isEmpty(), from, terminal);
    if (fixes.wanted()) {
      return new Fixing(fixes, piped, texts -> Looked.at(files, texts, linter, baseline, terminal))
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

  private void refuseWhatCannotBeTogether() throws UsageException {
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
    if (watch.get() && takesInput(paths.get())) {
      throw new UsageException(
          "--watch waits for changes of files, and standard input is none", "leave `-` out");
    }
    if (watch.get() && (fixes.wanted() || baselineFile.creates() || report.writesFiles())) {
      throw new UsageException(
          "--watch only looks: --fix, --diff, --create-baseline and --output cannot be beside it",
          "run them once");
    }
    if (!changed.get() && since.get().isEmpty()) {
      return;
    }
    if (changed.get() && since.get().isPresent()) {
      throw new UsageException(
          "--since counts what is not committed, too: --changed means nothing beside it",
          "leave one of them out");
    }
    if (baselineFile.creates()) {
      throw new UsageException(
          "--create-baseline accepts what is found in all files, and not in the changed ones",
          "leave --changed and --since out");
    }
  }

  /** The files to which the report is kept, if it is. */
  private Optional<ChangedFiles> changed(Terminal terminal) throws UsageException, IOException {
    if (changed.get()) {
      return Optional.of(ChangedFiles.sinceLastCommit(terminal));
    }
    return since.get().isPresent()
        ? Optional.of(ChangedFiles.since(since.get().get(), terminal))
        : Optional.empty();
  }

  private static boolean takesInput(List<Path> named) {
    boolean meant = false;
    for (Path path : named) {
      meant |= path.toString().equals("-"); // Piped.isMeant: but its class is not loaded for this
    }
    return meant;
  }

  /** What comes through standard input, if anything is to be read from there. */
  private Optional<Piped> piped(List<Path> named, Terminal terminal)
      throws UsageException, IOException {
    if (!takesInput(named)) {
      if (inputName.get().isPresent()) {
        throw new UsageException(
            "--stdin-filename says what standard input is, and nothing reads it",
            "add `-` to the paths");
      }
      return Optional.empty();
    }
    if (changed.get() || since.get().isPresent()) {
      throw new UsageException(
          "--changed and --since ask Git about files, and not about standard input",
          "leave `-` out, or them");
    }
    if (baselineFile.creates()) {
      throw new UsageException(
          "--create-baseline accepts what lies on disk, and not what comes through standard input",
          "save the file first");
    }
    if (fixes.wanted() && named.size() > 1) {
      throw new UsageException(
          "with --fix or --diff, standard input is mended alone", "leave the other paths out");
    }
    return Optional.of(Piped.read(inputName.get(), terminal));
  }
}
