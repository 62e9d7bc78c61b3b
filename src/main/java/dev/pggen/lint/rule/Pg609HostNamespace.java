package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A container runs privileged, or shares the processes or the memory of its host. */
public final class Pg609HostNamespace implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG609",
          "host-namespace",
          Severity.ERROR,
          "what takes the container over has the host, or reads what runs beside it");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** What looks after a host may need it, and others left no reason where we read it. */
  @Override
  public Severity elsewhere() {
    return Severity.WARNING;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      Hardening.Shared shared = workload.hardening().shared();
      String name = "`" + workload.name() + "` ";
      add(
          shared.privileged(),
          name + "runs privileged: with every capability and every device",
          "give it the one device or capability that it needs, with `devices` or `cap_add`",
          found);
      add(
          shared.pid(),
          name + "lives among the host's own processes",
          "take it out: the files and variables of every process are open to it",
          found);
      add(
          shared.ipc(),
          name + "shares the memory that processes of the host exchange",
          "take it out; a server that needs more shared memory gets it by `shm_size`",
          found);
    }
    return found.stream();
  }

  private static void add(Fact<Boolean> given, String message, String help, List<Finding> found) {
    if (given.isKnownAnd(is -> is) && given.origin().span().isPresent()) {
      Span span = given.origin().span().get();
      found.add(
          INFO.at(span, message).help(help + "; or append `# pggen: ignore[PG609] -- REASON`"));
    }
  }
}
