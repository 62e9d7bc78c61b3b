package dev.pggen.cli;

import dev.pggen.artifact.OutputFile;
import dev.pggen.plan.Planner;
import dev.pggen.source.Finding;
import dev.pggen.source.Result;
import dev.pggen.spec.Spec;
import dev.pggen.spec.SpecFiles;
import dev.pggen.spec.SpecLoader;
import dev.pggen.stack.Stack;
import dev.pggen.target.Form;
import dev.pggen.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stack in a further form of its target.
 *
 * @param form which
 * @param stack planned for it
 * @param files below the target's directory
 */
record FormFiles(Form form, Stack stack, List<OutputFile> files) {

  /**
   * All forms that a spec asks for, each planned by itself.
   *
   * @param planned for the target's manifest
   * @param target as the spec uses it
   * @param beside files beside the spec
   * @param pinned minor of PostgreSQL that the last render chose
   */
  static Result<List<FormFiles>> of(
      Stages.Planned planned, Target target, SpecFiles beside, Optional<String> pinned) {
    List<FormFiles> all = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Form form : target.forms()) {
      Result<Spec> spec =
          SpecLoader.load(
              Result.of(planned.document()),
              target.profile().id(),
              Optional.of(form.key()),
              beside);
      findings.addAll(spec.findings());
      if (spec.value().isEmpty()) {
        continue;
      }
      Result<Stack> stack = Planner.plan(spec.value().get(), form.profile(), pinned);
      findings.addAll(stack.findings());
      if (stack.value().isEmpty()) {
        continue;
      }
      Result<List<OutputFile>> files = form.render(stack.value().get());
      findings.addAll(files.findings());
      files.value().ifPresent(f -> all.add(new FormFiles(form, stack.value().get(), f)));
    }
    return Result.of(List.copyOf(all), findings);
  }
}
