package dev.pggen.lint.rule;

import dev.pggen.lint.EstateRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Estate;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two services publish one port of the host on the same address. */
public final class Pg205SharedHostPort implements EstateRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG205",
          "shared-host-port",
          Severity.ERROR,
          "whoever starts second does not start: the port is taken");

  private static final Set<String> EVERYWHERE = Set.of("", "*", "0.0.0.0", "::");

  private static final int HIGHEST = 65_535;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Estate estate) {
    if (estate.isOne()) {
      return Stream.empty();
    }
    Set<Integer> taken =
        estate.stacks().stream()
            .flatMap(Pg205SharedHostPort::claims)
            .map(c -> number(c.what()))
            .collect(Collectors.toUnmodifiableSet());
    return Claim.clashes(
        estate,
        Pg205SharedHostPort::claims,
        Pg205SharedHostPort::clash,
        (later, first) -> finding(later, first, taken));
  }

  private static Stream<Claim<Port>> claims(Stack stack) {
    return stack.workloads().stream()
        .flatMap(w -> w.network().ports().ifKnown().orElse(List.of()).stream())
        .filter(p -> p.host().isPresent())
        .flatMap(p -> Claim.of(stack, p, p.origin()));
  }

  private static int number(Port port) {
    return port.host().orElse(port.container());
  }

  private static boolean clash(Port a, Port b) {
    return number(a) == number(b)
        && a.protocol().equals(b.protocol())
        && (isEverywhere(a) || isEverywhere(b) || a.hostAddress().equals(b.hostAddress()));
  }

  private static boolean isEverywhere(Port port) {
    return EVERYWHERE.contains(port.hostAddress());
  }

  private static Finding finding(Claim<Port> later, Claim<Port> first, Set<Integer> taken) {
    int free = number(later.what());
    while (taken.contains(free) && free < HIGHEST) {
      free++;
    }
    return INFO.at(
            later.span(), later.beside(first) + " both want the host's port " + shown(later.what()))
        .related(first.span(), first.name() + " publishes " + shown(first.what()) + " here")
        .help(
            "nothing linted here uses "
                + free
                + ": publish "
                + later.name()
                + " there, like `publish: "
                + (isEverywhere(later.what()) ? "" : later.what().hostAddress() + ":")
                + free
                + "`");
  }

  private static String shown(Port port) {
    String address = isEverywhere(port) ? "every address" : "`" + port.hostAddress() + "`";
    return number(port) + "/" + port.protocol() + " on " + address;
  }
}
