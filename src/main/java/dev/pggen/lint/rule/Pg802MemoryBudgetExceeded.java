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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The server, or a store beside it, may need more memory than its container has. */
public final class Pg802MemoryBudgetExceeded implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG802",
          "memory-budget-exceeded",
          Severity.ERROR,
          "at the limit the kernel kills a server process, and every session is cut while the"
              + " server recovers");

  private static final int STEP = 64;

  /** What a user may have set too high, by the line of the sum that it makes larger. */
  private static final Map<String, List<String>> CULPRITS =
      Map.of(
          "shared memory", List.of("shared_buffers", "max_connections"),
          "connections", List.of("max_connections"),
          "autovacuum", List.of("autovacuum_work_mem", "autovacuum_max_workers"),
          "maintenance", List.of("maintenance_work_mem"),
          "sorts and hashes of half the connections",
              List.of("work_mem", "max_connections", "hash_mem_multiplier"),
          "parallel workers", List.of("max_parallel_workers", "work_mem"));

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    Stream<Finding> servers =
        stack.servers().stream()
            .flatMap(
                server ->
                    MemoryBudget.of(stack, server)
                        .filter(budget -> !budget.fits())
                        .flatMap(budget -> finding(stack, server, budget))
                        .stream());
    Stream<Finding> stores =
        stack.workloads().stream().flatMap(w -> StoreMemory.finding(w, INFO).stream());
    return Stream.concat(servers, stores);
  }

  private static Optional<Finding> finding(Stack stack, Server server, MemoryBudget budget) {
    Optional<Span> limit =
        stack.workload(server.workload()).flatMap(w -> w.resources().memory().origin().span());
    Optional<Culprit> culprit = culprit(server, budget);
    Optional<Span> written = culprit.flatMap(c -> c.setting().origin().span());
    return culprit
        .map(c -> Parameters.place(c.setting()))
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
                      .help(
                          (stack.isPlanned() ? "set `postgres.memory`" : "raise the limit")
                              + " to "
                              + enough(budget)
                              + "MiB or more"
                              + lower(culprit, budget))
                      .unsafely(
                          "take this value out, so that pggen derives one that fits",
                          written.map(Fix.RemoveEntry::new));
              return limit
                  .filter(l -> !l.equals(span))
                  .map(l -> finding.related(l, "the limit"))
                  .orElse(finding);
            });
  }

  /** A setting, and the line of the sum that it makes. */
  private record Culprit(Setting setting, MemoryBudget.Line line) {}

  /** Lowering a setting is advised only where it can be enough. */
  private static String lower(Optional<Culprit> culprit, MemoryBudget budget) {
    if (culprit.isEmpty()) {
      return ", or lower the connections";
    }
    String name = "`" + culprit.get().setting().name() + "`";
    long others = budget.total().bytes() - culprit.get().line().size().bytes();
    return others < budget.allowed().bytes()
        ? ", or lower " + name
        : "; lowering " + name + " alone is not enough";
  }

  /** The setting that the user wrote, and that the largest line of the sum comes from. */
  private static Optional<Culprit> culprit(Server server, MemoryBudget budget) {
    List<MemoryBudget.Line> lines = new ArrayList<>(budget.lines());
    lines.sort((a, b) -> Long.compare(b.size().bytes(), a.size().bytes()));
    for (MemoryBudget.Line line : lines) {
      for (String name : CULPRITS.getOrDefault(line.what(), List.of())) {
        Optional<Setting> written = written(server, name);
        if (written.isPresent()) {
          return Optional.of(new Culprit(written.get(), line));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Setting> written(Server server, String name) {
    return server.settings().ifKnown().orElse(List.of()).stream()
        .filter(s -> s.name().equals(name))
        .filter(s -> s.origin().formula().isEmpty() && s.origin().span().isPresent())
        .findFirst();
  }

  /** A limit of which the sum is the allowed part, in steps of 64 MiB. */
  private static long enough(MemoryBudget budget) {
    long percent = budget.allowed().bytes() * 100 / budget.limit().bytes();
    long mib = (budget.total().toMib() + 1) * 100 / Math.max(1, percent) + 1;
    return (mib + STEP - 1) / STEP * STEP;
  }
}
