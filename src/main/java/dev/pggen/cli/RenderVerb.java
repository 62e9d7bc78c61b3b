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
import java.util.function.Supplier;

/** {@code pggen render}: spec to files. */
final class RenderVerb extends Verb {
  private final Supplier<List<Path>> paths =
      takes().paths("SPEC", "Specs or directories; else this repository.");
  private final Supplier<List<String>> targets =
      takes().list("--target", "<targets>", "Only for these runtimes.");
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
  private final ReportOptions report = new ReportOptions(takes());

  RenderVerb() {
    super(
        "Write all that a service and its own PostgreSQL need.",
        "Examples:",
        "  pggen render",
        "  pggen render --check",
        "  pggen render --diff");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    List<Path> specs = new Discovery(terminal.directory()).specs(paths.get());
    List<Target> chosen = Chosen.targets(targets.get());
    if (stdout.get().isPresent() && (specs.size() > 1 || chosen.size() > 1)) {
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
    Optional<Path> root = out.get().map(terminal.directory()::resolve);
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
          Stages.render(planned.value().get(), target, terminal.today());
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
    Order order = new Order(place, drafts, scope, lock, force.get());
    if (stdout.get().isPresent()) {
      text.append(wanted(drafts, chosen.get(0)));
    } else if (check.get() || diff.get()) {
      compare(order, findings, text);
    } else {
      write(order, spec, stages, findings, text);
    }
  }

  private String wanted(List<Draft> drafts, Target target) {
    String name = stdout.get().orElse("").isEmpty() ? target.manifest() : stdout.get().orElse("");
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
      if (check.get() || finding.rule().equals(FileRules.UNUSABLE)) {
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
