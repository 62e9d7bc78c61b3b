package dev.pggen.cli;

import dev.pggen.lint.Choice;
import dev.pggen.lint.LintResult;
import dev.pggen.lint.LintResult.Suppressed;
import dev.pggen.lint.Linter;
import dev.pggen.lint.Mistake;
import dev.pggen.lint.Subject;
import dev.pggen.source.Finding;
import dev.pggen.source.Severity;
import dev.pggen.target.Target;
import dev.pggen.write.Drift;
import dev.pggen.write.FileRules;
import dev.pggen.write.LocalDisk;
import dev.pggen.write.Order;
import dev.pggen.write.Outcome;
import dev.pggen.write.Place;
import dev.pggen.write.Writer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code pggen render}: spec to files. */
final class RenderVerb extends Verb {
  private final Supplier<List<Path>> paths =
      takes().paths("SPEC", "Specs or directories; else this repository.");
  private final Supplier<List<String>> targets =
      takes()
          .list(
              "--target",
              "<targets>",
              "For these runtimes. Default: compose, and those that the spec names.");
  private final Supplier<Optional<Path>> out =
      takes().path("--out", "DIR", "Default: deploy/ beside the spec.");
  private final Supplier<Boolean> check =
      takes().flag("--check", "Write nothing; exit 1 if anything would change.");
  private final Supplier<Boolean> diff =
      takes().flag("--diff", "Write nothing; print what would change.");
  private final Supplier<Optional<String>> stdout =
      takes()
          .bare(
              "--stdout",
              "FILE",
              "Write nothing; print the manifest, or the named file of the output.");
  private final Supplier<Boolean> force =
      takes().flag("--force", "Overwrite files that were changed by hand.");
  private final Supplier<Boolean> noLint =
      takes().flag("--no-lint", "Write even what the rules of lint refuse.");
  private final ReportOptions report = new ReportOptions(takes());
  private final LossOutputs losses = new LossOutputs(takes(), report);

  RenderVerb() {
    super(
        "Write all that a service and its own PostgreSQL need.",
        "Examples:",
        "  pggen render",
        "  pggen render --check",
        "  pggen render --diff");
    takes()
        .description(
            "Nothing is written while a rule of lint finds an error: mend it, or say below"
                + " lint.ignore why it is right.");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    List<Path> named = new ArrayList<>(paths.get());
    Optional<String> file = stdout.get();
    if (file.filter(f -> OneFile.isInput(f, terminal.directory())).isPresent()) {
      named.add(0, Path.of(file.get()));
      file = Optional.of("");
    }
    Config config = ConfigFile.near(terminal);
    report.with(config);
    Excludes excludes = Excludes.withNested(config, terminal);
    Discovery discovery = new Discovery(terminal.directory(), excludes);
    List<Path> specs = discovery.specs(named);
    ExitCode left = discovery.tell(terminal);
    List<Target> chosen =
        file.isPresent() && targets.get().isEmpty()
            ? List.of(Chosen.target(Optional.empty()))
            : Chosen.targets(targets.get());
    if (file.isPresent() && (specs.size() > 1 || chosen.size() > 1)) {
      throw new UsageException("--stdout prints one file", "name one spec and one --target");
    }
    if (file.isPresent() && losses.takeStandardOutput()) {
      throw new UsageException(
          "--stdout prints one file", "give the losses another: --loss-report json --output FILE");
    }
    Terminal said = losses.takeStandardOutput() ? terminal.beside() : terminal;
    List<Finding> findings = new ArrayList<>();
    List<Rendering> planned = plan(specs, chosen, terminal, findings);
    List<Suppressed> suppressed = new ArrayList<>();
    planned.forEach(each -> findings.addAll(each.refusals()));
    boolean refused = !isAllowed(planned, config, terminal, findings, suppressed);
    if (refused || findings.stream().anyMatch(RenderVerb::isError)) {
      ExitCode code = report.print(findings, suppressed, specs, said);
      if (refused) {
        terminal.complain(
            "nothing was rendered",
            "mend the findings, or say below `lint.ignore` why they are right;"
                + " --no-lint renders all the same");
      }
      return code.or(left);
    }
    StringBuilder text = new StringBuilder();
    SameSpecs same = new SameSpecs(named, out.get(), targets.get());
    for (Rendering each : planned) {
      Order order = each.order(force.get());
      if (file.isPresent()) {
        text.append(OneFile.text(order.drafts(), chosen.get(0), file.get()));
      } else if (check.get() || diff.get()) {
        compare(order, findings, text);
      } else {
        write(each, order, same, findings, text);
      }
    }
    ExitCode code = report.printAny(findings, specs, said);
    said.out().print(report.isForPeople() || findings.isEmpty() ? text : "");
    losses.write(planned, specs, terminal);
    boolean unusable = findings.stream().anyMatch(FileRules::isUnusable);
    return unusable ? ExitCode.FILES : code.or(left);
  }

  private List<Rendering> plan(
      List<Path> specs, List<Target> chosen, Terminal terminal, List<Finding> findings)
      throws UsageException, IOException {
    List<Rendering> planned = new ArrayList<>();
    Progress progress = new Progress(terminal, specs.size());
    Map<Path, Place> places = Outputs.places(specs, out.get(), terminal.directory());
    for (Map.Entry<Path, Place> each : places.entrySet()) {
      progress.next(each.getKey());
      planned.add(
          Rendering.of(
              each.getKey(),
              each.getValue(),
              chosen,
              !targets.get().isEmpty(),
              terminal,
              findings));
    }
    progress.end();
    return planned;
  }

  /** Asks the rules. What does not fail a run is left to {@code lint} to be said. */
  private boolean isAllowed(
      List<Rendering> planned,
      Config config,
      Terminal terminal,
      List<Finding> findings,
      List<Suppressed> suppressed) {
    if (noLint.get()) {
      terminal.note("pggen: the rules were not asked (--no-lint)");
      return true;
    }
    // One service on two runtimes is no estate: it would share everything with itself.
    Map<String, List<Subject>> runtimes = new LinkedHashMap<>();
    for (Rendering each : planned) {
      for (OnTarget target : each.targets()) {
        String id = target.target().profile().id();
        runtimes.computeIfAbsent(id, i -> new ArrayList<>()).add(target.subject());
      }
    }
    Choice choice = RuleOptions.standard(config);
    List<Finding> found = new ArrayList<>();
    LinkedHashSet<Suppressed> silenced = new LinkedHashSet<>();
    boolean refused = false;
    for (List<Subject> subjects : runtimes.values()) {
      LintResult result = Linter.with(choice).lint(subjects, terminal.today());
      for (Mistake mistake : result.mistakes()) {
        // Nobody knows what that rule would have said: nothing is rendered.
        throw new IllegalStateException(mistake.told(), mistake.cause());
      }
      refused |= result.reaches(report.failOn());
      Once.add(result.findings(), found);
      silenced.addAll(result.suppressed());
    }
    if (refused || findings.stream().anyMatch(RenderVerb::isError)) {
      findings.addAll(found);
      suppressed.addAll(silenced);
    }
    return !refused;
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  private void compare(Order order, List<Finding> findings, StringBuilder text) {
    Drift drift = Drift.of(order);
    if (diff.get() || !drift.nothingYet()) {
      text.append(drift.diff());
    }
    for (Finding finding : drift.findings()) {
      // A diff that somebody asked for is an answer; what stands in the way of writing is not.
      if (check.get() || finding.rule().equals(FileRules.UNUSABLE)) {
        findings.add(finding);
      }
    }
  }

  private static void write(
      Rendering rendering, Order order, SameSpecs same, List<Finding> findings, StringBuilder text)
      throws IOException {
    Map<String, String> before = ServerBlocks.of(rendering);
    Outcome outcome = new Writer(new LocalDisk()).write(order);
    findings.addAll(outcome.findings());
    if (outcome.complete()) {
      text.append(Told.of(rendering, order, outcome, same, before));
    }
  }
}
