package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Size;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Hardening;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The memory file systems of a container are larger than its memory. */
public final class Pg304ShmExceedsMemory implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG304",
          "shm-exceeds-memory",
          Severity.ERROR,
          "what lies in shared memory counts against the limit: before it is full the kernel kills the"
              + " program");

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
    Fact<Size> memory = workload.resources().memory();
    Fact<Size> shm = workload.resources().shm();
    if (workload.role() == Workload.Role.DATABASE
        || !memory.isKnown()
        || !shm.isKnown()
        || shm.origin().span().isEmpty()) {
      return;
    }
    Size sum = shm.value();
    Fact<List<Hardening.Tmpfs>> tmpfs = workload.hardening().tmpfs();
    if (tmpfs.isKnown()) {
      for (Hardening.Tmpfs each : tmpfs.value()) {
        sum = sum.plus(each.size());
      }
    }
    if (sum.bytes() <= memory.value().bytes()) {
      return;
    }
    Finding finding =
        INFO.at(
                shm.origin().span().get(),
                "`"
                    + workload.name()
                    + "` may put "
                    + sum
                    + " into shared memory and `tmpfs`, and its limit is "
                    + memory.value())
            .help("give it more `memory` than " + sum + ", or less `shm_size`");
    Optional<Span> limit = memory.origin().span();
    found.add(limit.isPresent() ? finding.related(limit.get(), "the limit") : finding);
  }
}
