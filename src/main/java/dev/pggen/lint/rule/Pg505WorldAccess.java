package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Port;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload.Connection.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A line of pg_hba.conf lets every address of the world in. */
public final class Pg505WorldAccess implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG505",
          "world-access",
          Severity.ERROR,
          "every scanner finds the port within minutes and tries names and passwords from then on");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(stack, server, found);
    }
    return found.stream();
  }

  private static void check(Stack stack, Server server, List<Finding> found) {
    if (!server.hba().isKnown() || isPrivate(stack, server)) {
      return;
    }
    for (HbaRule line : server.hba().value()) {
      if (!line.method().equals("reject")
          && Cidr.isWorld(line.address())
          && line.origin().span().isPresent()) {
        found.add(
            INFO.at(
                    line.origin().span().get(),
                    "`"
                        + String.join("`, `", line.users())
                        + "` may come from every address of the world")
                .help(
                    "name the network that they come from in `address`, like `192.0.2.0/24`; for"
                        + " people on the move a VPN has one"));
      }
    }
  }

  /** Whether it is known that only containers beside it, and its own host, reach the server. */
  private static boolean isPrivate(Stack stack, Server server) {
    return stack
        .workload(server.workload())
        .filter(w -> w.network().mode().isKnownAnd(mode -> mode != Mode.HOST))
        .filter(w -> w.network().ports().isKnownAnd(p -> p.stream().allMatch(Port::isLoopback)))
        .isPresent();
  }
}
