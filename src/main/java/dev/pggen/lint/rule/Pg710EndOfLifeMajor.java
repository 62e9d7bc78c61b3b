package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Minor;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import java.util.Optional;
import java.util.stream.Stream;

/** A manifest runs a major that the PostgreSQL project no longer mends. Of a spec PG075 says it. */
public final class Pg710EndOfLifeMajor implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG710",
          "end-of-life-major",
          Severity.WARNING,
          "holes that are found from then on stay open, and everybody can read how to use them");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.isPlanned()
        ? Stream.empty()
        : stack.servers().stream().flatMap(s -> finding(s).stream());
  }

  private static Optional<Finding> finding(Server server) {
    Fact<Integer> major = server.major();
    Optional<Span> span = major.origin().span();
    if (!major.isKnown() || span.isEmpty()) {
      return Optional.empty();
    }
    return Minor.over(major.value())
        .map(
            last ->
                INFO.at(
                        span.get(),
                        "PostgreSQL "
                            + major.value()
                            + (last.isEmpty()
                                ? " gets no fixes any more"
                                : " had its last fixes on " + last))
                    .help(
                        "start a server of a newer major beside it, restore the last backup into"
                            + " that one, and let the application move"));
  }
}
