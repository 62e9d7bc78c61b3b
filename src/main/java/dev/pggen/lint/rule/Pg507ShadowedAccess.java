package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.Fix;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.HbaRule;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A line of pg_hba.conf that an earlier one covers whole. */
public final class Pg507ShadowedAccess implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG507",
          "shadowed-access",
          Severity.WARNING,
          "the first line that matches decides: this one says something that is never asked");

  /** No database, and not among all of them. */
  private static final String REPLICATION = "replication";

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
    List<HbaRule> lines = server.hba().ifKnown().orElse(List.of());
    for (int i = 1; i < lines.size(); i++) {
      HbaRule line = lines.get(i);
      if (line.origin().span().isEmpty()) {
        continue;
      }
      for (HbaRule earlier : lines.subList(0, i)) {
        if (earlier.origin().span().isPresent() && covers(earlier, line)) {
          found.add(finding(earlier, line));
          break;
        }
      }
    }
  }

  private static Finding finding(HbaRule earlier, HbaRule line) {
    Span span = line.origin().span().orElseThrow();
    return INFO.at(
            span,
            "`"
                + String.join("`, `", line.users())
                + "` "
                + (line.address().isEmpty() ? "on the socket" : "from `" + line.address() + "`")
                + " is decided by an earlier entry")
        .related(
            earlier.origin().span().orElseThrow(),
            earlier.address().isEmpty()
                ? "it covers this"
                : "`" + earlier.address() + "` covers it")
        .help("take one of the two out: the later one, if the wide network is meant")
        .safely("take out the line that is never asked", removal(line, span));
  }

  /** A whole line of pg_hba.conf; what stands in a spec is an address alone. */
  private static Optional<Fix.Change> removal(HbaRule line, Span span) {
    return Written.at(span).startsWith(line.type())
        ? Optional.of(new Fix.RemoveEntry(span))
        : Optional.empty();
  }

  private static boolean covers(HbaRule earlier, HbaRule line) {
    boolean all = earlier.databases().contains("all") && !line.databases().contains(REPLICATION);
    return isOfType(earlier, line)
        && (earlier.users().contains("all") || earlier.users().containsAll(line.users()))
        && (all || earlier.databases().containsAll(line.databases()))
        && covers(earlier.address(), line.address());
  }

  private static boolean isOfType(HbaRule earlier, HbaRule line) {
    return earlier.type().equals(line.type())
        || earlier.type().equals("host") && line.type().startsWith("host");
  }

  private static boolean covers(String wide, String narrow) {
    if (wide.equals("all") || wide.equals(narrow)) {
      return true;
    }
    Optional<Cidr> network = Cidr.parse(narrow);
    return Cidr.parse(wide).filter(w -> network.isPresent() && w.covers(network.get())).isPresent();
  }
}
