package dev.pggen.lint.rule;

import dev.pggen.lint.Profile;
import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.List;
import java.util.stream.Stream;

/** A server that nobody backs up. */
public final class Pg401NoBackup implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG401",
          "no-backup",
          Severity.ERROR,
          "a lost disk, a wrong migration or a deleted table cannot be undone");

  /** What a manifest can say: it has no key for it. */
  private static final String BESIDE =
      "make dumps with a tool of your own and say who does it: `# pggen: ignore[PG401] -- WHO`;"
          + " or describe the service in a spec, which `pggen init` begins";

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
    List<Server> alone =
        stack.servers().stream()
            .filter(s -> stack.backups().stream().noneMatch(b -> isBackup(b, s)))
            .filter(s -> stack.workload(s.workload()).filter(BackupTools::isDumped).isEmpty())
            .toList();
    boolean saved =
        !alone.isEmpty()
            && !stack.isPlanned()
            && stack.workloads().stream().anyMatch(BackupTools::saves);
    return saved ? Stream.empty() : alone.stream().flatMap(s -> finding(stack, s));
  }

  /** What a server's own container does it does when somebody starts it. */
  private static boolean isBackup(Backup backup, Server server) {
    return backup.server().equals(server.workload()) && !backup.workload().equals(backup.server());
  }

  private static Stream<Finding> finding(Stack stack, Server server) {
    return stack
        .workload(server.workload())
        .map(Workload::origin)
        .flatMap(origin -> origin.span())
        .map(
            span ->
                INFO.at(span, "the database " + which(stack, server) + " has no backup")
                    .help(stack.isPlanned() ? inSpec(stack) : BESIDE))
        .stream();
  }

  /** By its service; a manifest may have no name. */
  private static String which(Stack stack, Server server) {
    return stack.name().isBlank() ? "`" + server.workload() + "`" : "of `" + stack.name() + "`";
  }

  private static String inSpec(Stack stack) {
    return "add `backup: {destination: /mnt/backup/"
        + stack.name()
        + "}`; on a host with one disk also `same_disk: \"REASON\"` in it";
  }
}
