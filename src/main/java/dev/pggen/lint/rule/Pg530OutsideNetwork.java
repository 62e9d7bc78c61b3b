package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Network;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server is on a network that exists outside its stack, for others to join. */
public final class Pg530OutsideNetwork implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG530",
          "outside-network",
          Severity.WARNING,
          "whatever joins that network, now or later, can try passwords on the database, or answer"
              + " in its name");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      stack.workload(server.workload()).ifPresent(w -> check(stack, w, found));
    }
    return found.stream();
  }

  private static void check(Stack stack, Workload server, List<Finding> found) {
    Fact<List<String>> joined = server.network().networks();
    if (!joined.isKnown()) {
      return;
    }
    for (Network network : stack.networks()) {
      if (network.external() && joined.value().contains(network.name())) {
        place(server, joined, network).ifPresent(span -> found.add(finding(server, network, span)));
      }
    }
  }

  /** The network's own word where the server names it; else the server, which joins it unsaid. */
  private static Optional<Span> place(Workload server, Fact<List<String>> joined, Network network) {
    Optional<Span> whole = joined.origin().isWritten() ? joined.origin().span() : Optional.empty();
    return whole
        .map(span -> Within.find(span, network.name()).orElse(span))
        .or(() -> server.origin().span());
  }

  private static Finding finding(Workload server, Network network, Span span) {
    Finding finding =
        INFO.at(
                span,
                "`"
                    + server.name()
                    + "` is on the network `"
                    + network.name()
                    + "`, which other projects join")
            .help(
                network.origin().span().isPresent()
                    ? "put the database and its application on a network of this file alone, and"
                        + " let only the application join `"
                        + network.name()
                        + "`"
                    : "put the database and its application into one group whose `network` has"
                        + " `mode = \"bridge\"`, which is theirs alone");
    Optional<Span> made = network.origin().span().filter(other -> !other.equals(span));
    return made.isPresent() ? finding.related(made.get(), "it is made outside this file") : finding;
  }
}
