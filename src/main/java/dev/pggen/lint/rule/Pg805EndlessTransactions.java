package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Server;
import dev.pggen.stack.Setting;
import dev.pggen.stack.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Nothing ends a transaction that somebody left open. */
public final class Pg805EndlessTransactions implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG805",
          "endless-transactions",
          Severity.WARNING,
          "a forgotten transaction holds its locks, and vacuum removes nothing that is younger");

  private static final Optional<Span> NONE = Optional.empty();

  private static final Set<String> ENDS =
      Set.of("idle_in_transaction_session_timeout", "transaction_timeout");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Server server : stack.servers()) {
      if (stack.workload(server.workload()).isPresent()) {
        unsaid(server).ifPresent(found::add);
      }
      check(server, found);
    }
    return found.stream();
  }

  private static void check(Server server, List<Finding> found) {
    for (Setting setting : Parameters.written(server)) {
      String value = setting.value().trim();
      if (setting.name().equals("idle_in_transaction_session_timeout") && isNone(value)) {
        Finding finding =
            Parameters.finding(INFO, setting, "a forgotten transaction stays open for ever")
                .help(
                    "take it out: ten minutes are set; backups and single sessions may set their"
                        + " own");
        found.add(Parameters.removable(finding, setting));
      }
    }
  }

  /** A file that a manifest makes all of a server's configuration, and that gives no time. */
  private static Optional<Finding> unsaid(Server server) {
    Optional<Span> whole = server.settings().isKnown() ? server.settings().origin().span() : NONE;
    return whole
        .filter(span -> server.settings().value().stream().noneMatch(s -> ENDS.contains(s.name())))
        .map(
            span ->
                INFO.at(span, "no line of this file ends a transaction that somebody left open")
                    .severity(Severity.INFO)
                    .help("add `idle_in_transaction_session_timeout = 10min`"));
  }

  private static boolean isNone(String value) {
    return value.startsWith("0") && value.chars().noneMatch(c -> c >= '1' && c <= '9');
  }
}
