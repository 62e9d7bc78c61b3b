package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.stream.Stream;

/** A server that nobody backs up. */
public final class Pg401NoBackup implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG401",
          "no-backup",
          Severity.ERROR,
          "a lost disk, a wrong migration or a deleted table cannot be undone");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Profile profile() {
    return Profile.ESSENTIAL;
  }

  /** Others may save it by means that no manifest shows. */
  @Override
  public Severity elsewhere() {
    return Severity.WARNING;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    return stack.servers().stream()
        .filter(s -> stack.backups().stream().noneMatch(b -> b.server().equals(s.workload())))
        .flatMap(s -> finding(stack, s));
  }

  private static Stream<Finding> finding(Stack stack, Server server) {
    return stack
        .workload(server.workload())
        .map(Workload::origin)
        .flatMap(origin -> origin.span())
        .map(
            span ->
                INFO.at(span, "the database of `" + stack.name() + "` has no backup")
                    .help("add `backup: {destination: /mnt/backup/" + stack.name() + "}`"))
        .stream();
  }
}
