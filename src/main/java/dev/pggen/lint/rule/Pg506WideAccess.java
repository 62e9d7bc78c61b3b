package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of pg_hba.conf lets a network in that is larger than any one place. */
public final class Pg506WideAccess implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG506",
          "wide-access",
          Severity.WARNING,
          "whoever gets one machine of such a network has the database's door before him");

  /** A site of 65536 addresses is large, and still one site. */
  private static final int NARROW = 16;

  /** What a site is given of IPv6. */
  private static final int NARROW_V6 = 48;

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      check(server, found);
    }
    return found.stream();
  }

  private static void check(Server server, List<Finding> found) {
    if (!server.hba().isKnown()) {
      return;
    }
    for (HbaRule line : server.hba().value()) {
      Optional<Cidr> network = Cidr.parse(line.address());
      if (line.method().equals("reject")
          || network.isEmpty()
          || network.get().length() == 0
          || network.get().length() >= (network.get().isV6() ? NARROW_V6 : NARROW)
          || line.address().startsWith("127.")
          || line.origin().span().isEmpty()) {
        continue;
      }
      found.add(
          INFO.at(
                  line.origin().span().get(),
                  "`"
                      + String.join("`, `", line.users())
                      + "` may come from "
                      + (network.get().isV6()
                          ? "more networks than one site has: `"
                          : "the " + network.get().addresses() + " addresses of `")
                      + line.address()
                      + "`")
              .help(
                  "name the network of those who come, a `/24` or the `/32` of one host (IPv6: a"
                      + " `/64` or a `/128`); several entries may have one user"));
    }
  }
}
