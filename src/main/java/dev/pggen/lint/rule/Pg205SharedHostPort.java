package dev.pggen.lint.rule;

import dev.pggen.lint.Comparison;
import dev.pggen.lint.EstateRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Port;
import dev.pggen.stack.Stack;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** Manifests of one repository may be for several hosts, which they do not show. */
  @Override
  public Severity elsewhere() {
    return Severity.WARNING;
  }

  @Override
  public Comparison compare() {
    Set<Integer> taken = new HashSet<>();
    return new Claims<>(
        stack -> claims(stack).peek(c -> taken.add(number(c.what()))),
        Pg205SharedHostPort::number,
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
    taken.add(free); // so that the next one is told another
    return INFO.at(
            later.span(),
            later.beside(first)
                + " both want the host's port "
                + shown(later.what())
                + (later.planned() ? "" : ", if they run on one host"))
        .related(first.span(), first.name() + " publishes " + shown(first.what()) + " here")
        .help("nothing linted here uses " + free + ": " + advice(later, free));
  }

  private static String advice(Claim<Port> later, int free) {
    Port port = later.what();
    String where = (isEverywhere(port) ? "" : port.hostAddress() + ":") + free;
    if (!later.planned()) {
      return "publish " + later.name() + " there: `\"" + where + ":" + port.container() + "\"`";
    }
    return port.origin().reason().isEmpty()
        ? "publish " + later.name() + " there, like `publish: " + where + "`"
        : "add `publish: " + where + "` beside `port:`";
  }

  private static String shown(Port port) {
    String address = isEverywhere(port) ? "every address" : "`" + port.hostAddress() + "`";
    return number(port) + "/" + port.protocol() + " on " + address;
  }
}
