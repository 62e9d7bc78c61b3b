package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A container is stopped by a signal that its process cannot see. */
public final class Pg302KillSignal implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG302",
          "kill-signal",
          Severity.ERROR,
          "a killed process writes nothing to its end: what is in its memory is lost");

  private static final Set<String> KILL = Set.of("SIGKILL", "KILL", "9");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      check(workload, found);
    }
    return found.stream();
  }

  private static void check(Workload workload, List<Finding> found) {
    Fact<String> signal = workload.lifecycle().stopSignal();
    if (!signal.isKnown() || !KILL.contains(signal.value()) || signal.origin().span().isEmpty()) {
      return;
    }
    boolean holds = Mounts.writes(workload);
    Span span = signal.origin().span().get();
    Finding finding =
        INFO.at(
                span,
                "`"
                    + workload.name()
                    + "` is stopped by `"
                    + signal.value()
                    + "`"
                    + (holds ? " while it may be writing" : ""))
            .severity(holds ? Severity.ERROR : Severity.WARNING)
            .help(
                "take `stop_signal` out: then its image says the signal, which is mostly `SIGTERM`");
    found.add(
        Written.is(span, signal.value())
            ? finding.fix(Fix.safe("stop it by its own signal", new Fix.RemoveEntry(span)))
            : finding);
  }
}
