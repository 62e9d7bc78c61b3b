package dev.pggen.cli;

import dev.pggen.artifact.OutputFile;
import dev.pggen.lint.Subject;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.stack.Loss;
import dev.pggen.stack.Stack;
import dev.pggen.target.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A spec on one target, on its way to files.
 *
 * @param planned before the user's patch
 * @param patched the rendered files with it, if there is one
 */
record OnTarget(Target target, Stages.Planned planned, Optional<List<OutputFile>> patched) {

  /** Without a patch nothing is rendered yet: the rules ask the plan. */
  static Result<OnTarget> of(Result<Stages.Planned> plan, Target runtime, LocalDate today) {
    if (plan.value().isEmpty()) {
      return Result.failed(plan.findings());
    }
    Stages.Planned planned = plan.value().get();
    Target target = planned.spec().settings().map(runtime::configured).orElse(runtime);
    List<Finding> findings = new ArrayList<>(plan.findings());
    if (planned.spec().patch().isEmpty()) {
      return Result.of(new OnTarget(target, planned, Optional.empty()), findings);
    }
    Result<List<OutputFile>> files = Stages.render(planned, target, today);
    findings.addAll(files.findings());
    return files.value().isEmpty()
        ? Result.failed(findings)
        : Result.of(new OnTarget(target, planned, files.value()), findings);
  }

  /** What will run: behind a patch counts what the rendered files say. */
  Stack stack() {
    return patched
        .map(files -> StackOfRecord.of(planned.stack(), target, files))
        .orElse(planned.stack());
  }

  /** All files of this target: what runs, and the kit that moves it to a new host. */
  List<OutputFile> files(Optional<Kit> kit) {
    List<OutputFile> files = patched.orElseGet(() -> target.render(planned.stack()));
    return kit.map(k -> k.with(files)).orElse(files);
  }

  /** What the runtime weakens or ignores of what will run. */
  List<Loss> losses() {
    List<Loss> losses = target.losses(planned.stack());
    if (patched.isEmpty()) {
      return losses;
    }
    Stack patch = stack();
    return PatchedLosses.of(unpatched(), patch, losses, target.losses(patch));
  }

  /** What would run without the patch, as far as its files say it. */
  Stack unpatched() {
    return StackOfRecord.of(planned.stack(), target, target.render(planned.stack()));
  }

  /** For the rules. */
  Subject subject() {
    return Subjects.of(planned, stack());
  }
}
