package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.stream.Stream;

/** Set-uid programs may raise a container's rights. */
public final class Pg604NoNewPrivilegesOff implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG604",
          "no-new-privileges-off",
          Severity.WARNING,
          "any set-uid program in the image gives back the rights that were taken away");

  private static final String SPEC = "take `no_new_privileges: false` out";

  private static final String MANIFEST = "take `no-new-privileges:false` out of `security_opt`";

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Of a default only a plan is told, whose patch took the option out. */
  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream()
        .filter(w -> w.hardening().noNewPrivileges().isKnownAnd(on -> !on))
        .filter(w -> stack.isPlanned() || w.hardening().noNewPrivileges().origin().isWritten())
        .flatMap(w -> finding(stack.isPlanned() ? SPEC : MANIFEST, w));
  }

  private static Stream<Finding> finding(String out, Workload workload) {
    return workload.hardening().noNewPrivileges().origin().span().stream()
        .map(
            span ->
                INFO.at(span, "`" + workload.name() + "` may gain new privileges")
                    .help(out + "; or append `# pggen: ignore[PG604] -- REASON`")
                    .fix(Fix.unsafe(out, new Fix.RemoveEntry(span))));
  }
}
