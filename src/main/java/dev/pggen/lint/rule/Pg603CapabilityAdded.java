package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A container gets a capability that reaches beyond itself. */
public final class Pg603CapabilityAdded implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG603",
          "capability-added",
          Severity.WARNING,
          "some capabilities are as good as root on the host");

  /** What a container that starts as root needs to drop it again, and ports below 1024. */
  private static final Set<String> ORDINARY =
      Set.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID", "NET_BIND_SERVICE", "KILL");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.workloads().stream().flatMap(Pg603CapabilityAdded::finding);
  }

  private static Stream<Finding> finding(Workload workload) {
    SortedSet<String> added =
        new TreeSet<>(workload.hardening().capAdd().ifKnown().orElse(new TreeSet<>()));
    added.removeAll(ORDINARY);
    if (added.isEmpty()) {
      return Stream.empty();
    }
    return workload.hardening().capAdd().origin().span().stream()
        .map(
            span ->
                INFO.at(span, "`" + workload.name() + "` gets `" + String.join("`, `", added) + "`")
                    .help(
                        "take out what it can do without; for the rest append"
                            + " `# pggen: ignore[PG603] -- REASON`")
                    .unsafely("take `" + written(span) + "` out", removal(span, added)));
  }

  /** The place is that of the first one; where that is harmless, nobody can tell for us. */
  private static Optional<Fix.RemoveEntry> removal(Span span, SortedSet<String> added) {
    return added.contains(written(span))
        ? Optional.of(new Fix.RemoveEntry(span))
        : Optional.empty();
  }

  private static String written(Span span) {
    return span.text().replace("\"", "").replace("'", "");
  }
}
