package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A container that writes to disk has less time to end than Docker gives by default. */
public final class Pg303ShortStopGrace implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG303",
          "short-stop-grace",
          Severity.WARNING,
          "after this time the process is killed, in the middle of whatever it writes");

  private static final Duration LEAST = Duration.ofSeconds(10);

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
    for (Server server : stack.servers()) {
      stack.workload(server.workload()).ifPresent(w -> checkDefault(w, found));
    }
    return found.stream();
  }

  /** A server does not end well in what some runtimes give to whom asks for nothing. */
  private static void checkDefault(Workload workload, List<Finding> found) {
    Fact<Duration> grace = workload.lifecycle().stopGrace();
    if (grace.isKnownAnd(g -> g.compareTo(LEAST) < 0)
        && grace.origin().span().isEmpty()
        && workload.origin().span().isPresent()) {
      found.add(
          INFO.at(
                  workload.origin().span().get(),
                  "`"
                      + workload.name()
                      + "` asks for no time to end, and has "
                      + grace.value().toSeconds()
                      + " s")
              .help("write `stop_grace_period: 30s`: one that ends sooner does not wait for it"));
    }
  }

  private static void check(Workload workload, List<Finding> found) {
    Fact<Duration> grace = workload.lifecycle().stopGrace();
    if (!grace.isKnown()
        || grace.value().compareTo(LEAST) >= 0
        || grace.origin().span().isEmpty()
        || !Mounts.writes(workload)) {
      return;
    }
    Span span = grace.origin().span().get();
    Finding finding =
        INFO.at(
                span,
                "`"
                    + workload.name()
                    + "` writes to a volume and has "
                    + (grace.value().toSeconds() == 0
                        ? "less than one second"
                        : grace.value().toSeconds() + " s")
                    + " to end")
            .help("write `stop_grace_period: 30s`: one that ends sooner does not wait for it");
    found.add(
        Written.at(span).isEmpty()
            ? finding
            : finding.fix(Fix.safe("give it 30 seconds", new Fix.Replace(span, "30s"))));
  }
}
