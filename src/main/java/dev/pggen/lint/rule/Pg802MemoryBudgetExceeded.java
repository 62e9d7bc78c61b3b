package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.MemoryBudget;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The server may need more memory than its container has. */
public final class Pg802MemoryBudgetExceeded implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG802",
          "memory-budget-exceeded",
          Severity.ERROR,
          "at the limit the kernel kills a server process, and every session is cut while the"
              + " server recovers");

  /** What a user may have set too high, the usual culprit first. */
  private static final List<String> CULPRITS =
      List.of(
          "work_mem",
          "max_connections",
          "shared_buffers",
          "maintenance_work_mem",
          "autovacuum_work_mem",
          "hash_mem_multiplier",
          "max_parallel_workers",
          "autovacuum_max_workers");

  private static final Set<String> NAMES = Set.copyOf(CULPRITS);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.servers().stream()
        .flatMap(
            server ->
                MemoryBudget.of(stack, server)
                    .filter(budget -> !budget.fits())
                    .flatMap(budget -> finding(stack, server, budget))
                    .stream());
  }

  private static Optional<Finding> finding(Stack stack, Server server, MemoryBudget budget) {
    Optional<Span> limit =
        stack.workload(server.workload()).flatMap(w -> w.resources().memory().origin().span());
    Optional<Span> written = culprit(server);
    return written
        .or(() -> limit)
        .map(
            span -> {
              Finding finding =
                  INFO.at(
                          span,
                          "the database may need "
                              + budget.total().toMib()
                              + " MiB, and "
                              + budget.allowed().toMib()
                              + " MiB of its "
                              + budget.limit()
                              + " are allowed")
                      .why(INFO.summary() + "; the sum: " + budget.shown())
                      .help("raise `postgres.memory`, or lower `work_mem` or the connections")
                      .unsafely(
                          "take this value out, so that pggen derives one that fits",
                          written.map(Fix.RemoveEntry::new));
              return limit
                  .filter(l -> !l.equals(span))
                  .map(l -> finding.related(l, "the limit"))
                  .orElse(finding);
            });
  }

  /** The place of the setting that the user wrote, in the order of the usual culprits. */
  private static Optional<Span> culprit(Server server) {
    List<Setting> written =
        server.settings().ifKnown().orElse(List.of()).stream()
            .filter(s -> NAMES.contains(s.name()))
            .filter(s -> s.origin().formula().isEmpty() && s.origin().span().isPresent())
            .toList();
    return CULPRITS.stream()
        .flatMap(name -> written.stream().filter(s -> s.name().equals(name)))
        .findFirst()
        .flatMap(s -> s.origin().span());
  }
}
