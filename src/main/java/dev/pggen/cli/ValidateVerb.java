package dev.pggen.cli;

import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.source.SourceFile;
import dev.pggen.spec.SpecLoader;
import dev.pggen.target.Target;
import dev.pggen.write.Lock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code pggen validate}: is it a spec, and can it be planned. */
final class ValidateVerb extends Verb {
  private final Supplier<List<Path>> paths =
      takes().paths("SPEC", "Specs or directories; else this repository.");
  private final Supplier<Boolean> resolved =
      takes().flag("--resolved", "Print the spec with defaults and references put in.");
  private final Supplier<Optional<String>> targetName =
      takes()
          .text(
              "--target",
              "<targetName>",
              "For this runtime. Default: compose, and those that the spec names.");
  private final ReportOptions report = new ReportOptions(takes());

  ValidateVerb() {
    super(
        "Check specs, and print what they mean with --resolved.",
        "Examples:",
        "  pggen validate",
        "  pggen validate --resolved gitea.pggen.yaml");
  }

  @Override
  ExitCode run(Terminal terminal) throws UsageException, IOException {
    Excludes excludes = Excludes.withNested(ConfigFile.near(terminal), terminal);
    Discovery discovery = new Discovery(terminal.directory(), excludes);
    List<Path> specs = discovery.specs(paths.get());
    ExitCode left = discovery.tell(terminal);
    List<Target> targets = Chosen.targets(targetName.get().map(List::of).orElse(List.of()));
    Stages stages = new Stages(terminal.directory(), terminal.today());
    List<Finding> findings = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Path spec : specs) {
      if (resolved.get()) {
        Result<String> result = resolved(stages, spec, targets.get(0));
        findings.addAll(result.findings());
        text.append(result.value().map(t -> t.endsWith("\n") ? t : t + "\n").orElse(""));
      } else {
        for (Target target : targets) {
          if (stages.isMeant(spec, target, targetName.get().isPresent())) {
            Lock lock = stages.lock(spec);
            Result<Stages.Planned> planned = stages.planOnData(spec, target, lock);
            Once.add(planned.findings(), findings);
            if (planned.value().isPresent()) {
              Once.add(
                  stages.forms(spec, planned.value().get(), target, lock).findings(), findings);
            }
          }
        }
      }
    }
    if (resolved.get()) {
      ExitCode code = report.printAny(findings, specs, terminal);
      terminal.out().print(text);
      return code.or(left);
    }
    return report.print(findings, List.of(), specs, terminal).or(left);
  }

  private static Result<String> resolved(Stages stages, Path spec, Target target)
      throws IOException {
    Result<SourceFile> source = stages.read(spec);
    return source.value().isEmpty()
        ? Result.failed(source.findings())
        : SpecLoader.resolved(source.value().get(), target.profile().id(), stages.beside(spec));
  }
}
