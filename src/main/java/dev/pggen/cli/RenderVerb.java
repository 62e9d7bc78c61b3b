package dev.pggen.cli;

import dev.pggen.artifact.OutputFile;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.target.Target;
import dev.pggen.write.Draft;
import dev.pggen.write.Drift;
import dev.pggen.write.FileRules;
import dev.pggen.write.LocalDisk;
import dev.pggen.write.Lock;
import dev.pggen.write.Order;
import dev.pggen.write.Outcome;
import dev.pggen.write.Place;
import dev.pggen.write.Writer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pggen render}: spec to files. */
@Command(
    name = "render",
    header = "Write all that a service and its own PostgreSQL need.",
    footer = {"Examples:", "  pggen render", "  pggen render --check", "  pggen render --diff"})
final class RenderVerb extends Verb {
  @Parameters(paramLabel = "SPEC", description = "Specs or directories; else this repository.")
  private List<Path> paths = List.of();

  @Option(names = "--target", description = "Only for these runtimes.", split = ",")
  private List<String> targets = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "Default: deploy/ beside the spec.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--check", description = "Write nothing; exit 1 if anything would change.")
  private boolean check;

  @Option(names = "--diff", description = "Write nothing; print what would change.")
  private boolean diff;

  @Option(
      names = "--stdout",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FILE",
      description = "Write nothing; print the manifest, or the named file of the output.")
  private Optional<String> stdout = Optional.empty();

  @Option(names = "--force", description = "Overwrite files that were changed by hand.")
  private boolean force;

  @Mixin private ReportOptions report = new ReportOptions();

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    List<Path> specs = new Discovery(terminal.directory()).specs(paths);
    List<Target> chosen = Chosen.targets(targets);
    if (stdout.isPresent() && (specs.size() > 1 || chosen.size() > 1)) {
      throw new UsageException("--stdout prints one file", "name one spec and one --target");
    }
    Progress progress = new Progress(terminal, specs.size());
    List<Finding> findings = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Path spec : specs) {
      progress.next(spec);
      one(spec, specs.size() > 1, chosen, terminal, findings, text);
    }
    progress.end();
    ExitCode code = report.printAny(findings, specs.size(), terminal);
    terminal.out().print(report.isForPeople() || findings.isEmpty() ? text : "");
    boolean unusable = findings.stream().anyMatch(FileRules::isUnusable);
    return unusable ? ExitCode.FILES : code;
  }

  private void one(
      Path spec,
      boolean several,
      List<Target> chosen,
      Terminal terminal,
      List<Finding> findings,
      StringBuilder text)
      throws IOException {
    Stages stages = new Stages(terminal.directory());
    Optional<Path> root = out.map(terminal.directory()::resolve);
    Place place = Outputs.place(spec, root, terminal.directory());
    if (several && root.isPresent()) {
      place =
          Outputs.place(
              spec, Optional.of(root.get().resolve(Outputs.name(spec))), terminal.directory());
    }
    Lock before = place.lock();
    Lock lock = before;
    List<Draft> drafts = new ArrayList<>();
    List<String> scope = new ArrayList<>();
    boolean failed = false;
    for (Target target : chosen) {
      String id = target.profile().id();
      Result<Stages.Planned> planned = stages.plan(spec, target, before);
      findings.addAll(planned.findings());
      if (planned.value().isEmpty()) {
        failed = true;
        continue;
      }
      Result<List<OutputFile>> files =
          stages.files(spec, planned.value().get(), target, terminal.today());
      findings.addAll(files.findings());
      failed |= planned.hasErrors() || files.hasErrors();
      for (OutputFile file : files.value().orElse(List.of())) {
        drafts.add(new Draft(id + "/" + file.path(), file.text(), file.executable()));
      }
      scope.add(id + "/");
      Stages.Planned p = planned.value().get();
      lock = Outputs.lock(lock, spec, terminal.directory(), p.spec(), id, p.stack());
    }
    if (failed) {
      return;
    }
    Order order = new Order(place, drafts, scope, lock, force);
    if (stdout.isPresent()) {
      text.append(wanted(drafts, chosen.get(0)));
    } else if (check || diff) {
      compare(order, findings, text);
    } else {
      write(order, spec, stages, findings, text);
    }
  }

  private String wanted(List<Draft> drafts, Target target) {
    String name = stdout.orElse("").isEmpty() ? target.manifest() : stdout.orElse("");
    String path = target.profile().id() + "/" + name;
    return drafts.stream()
        .filter(d -> d.path().equals(path) || d.path().equals(name))
        .map(Draft::text)
        .findFirst()
        .orElse("");
  }

  private void compare(Order order, List<Finding> findings, StringBuilder text) {
    Drift drift = Drift.of(order);
    text.append(drift.diff());
    for (Finding finding : drift.findings()) {
      // A diff that somebody asked for is an answer; what stands in the way of writing is not.
      if (check || finding.rule().equals(FileRules.UNUSABLE)) {
        findings.add(finding);
      }
    }
  }

  private static void write(
      Order order, Path spec, Stages stages, List<Finding> findings, StringBuilder text) {
    Outcome outcome = new Writer(new LocalDisk()).write(order);
    findings.addAll(outcome.findings());
    if (outcome.complete()) {
      text.append(Told.of(stages.shown(spec), order, outcome));
    }
  }
}
