package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import dev.pggen.stack.Workload.Connection.Mode;
import java.util.stream.Stream;

/** A container shares the host's network. */
public final class Pg504HostNetwork implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG504",
          "host-network",
          Severity.ERROR,
          "it reaches everything that listens on the host's loopback, and publishes every port that"
              + " it opens");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Others may have tried without, and left no reason where we read it. */
  @Override
  public Severity elsewhere() {
    return Severity.WARNING;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream()
        .flatMap(w -> finding(stack.isPlanned() ? "network: host" : "network_mode: host", w));
  }

  /** Where it is told to; a spec says it, or a manifest. */
  private static Stream<Span> where(Workload workload) {
    return workload.network().mode().isKnownAnd(Mode.HOST::equals)
        ? workload.network().mode().origin().span().stream()
        : workload.hardening().shared().network().isKnownAnd(yes -> yes)
            ? workload.hardening().shared().network().origin().span().stream()
            : Stream.empty();
  }

  private static Stream<Finding> finding(String written, Workload workload) {
    return where(workload)
        .map(
            span ->
                INFO.at(span, "`" + workload.name() + "` uses the host's own network")
                    .help(
                        "publish the ports that it needs instead; or append"
                            + " `# pggen: ignore[PG504] -- REASON`")
                    .fix(Fix.unsafe("take `" + written + "` out", new Fix.RemoveEntry(span))));
  }
}
