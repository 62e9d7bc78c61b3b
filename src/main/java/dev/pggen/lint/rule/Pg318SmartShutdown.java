package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A server is stopped by a signal after which it waits for its clients. */
public final class Pg318SmartShutdown implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG318",
          "smart-shutdown",
          Severity.WARNING,
          "the server then waits until the last client goes; most never do, so it is killed when its"
              + " time is over, and recovers at its next start");

  private static final Set<String> SMART = Set.of("SIGTERM", "TERM", "15");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      stack
          .workload(server.workload())
          .map(w -> w.lifecycle().stopSignal())
          .filter(signal -> signal.isKnownAnd(SMART::contains))
          .ifPresent(signal -> finding(server, signal).ifPresent(found::add));
    }
    return found.stream();
  }

  private static Optional<Finding> finding(Server server, Fact<String> signal) {
    return signal
        .origin()
        .span()
        .map(
            span ->
                INFO.at(
                        span,
                        "`" + server.workload() + "` is asked to end once its clients have gone")
                    .help("write `SIGINT`, after which it ends its sessions and stops cleanly"));
  }
}
