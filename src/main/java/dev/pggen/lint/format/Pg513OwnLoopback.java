package dev.pggen.lint.format;

import dev.pggen.hcl.HclExpression;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An app looks for its server on a loopback that is its own. */
public final class Pg513OwnLoopback implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG513",
          "own-loopback",
          Severity.ERROR,
          "without a network of the group each container has its own 127.0.0.1, and nobody listens there");

  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost");

  /** Ends of names of variables that say where a database is. */
  private static final List<String> HOSTS =
      List.of(
          "DB_HOST",
          "DATABASE_HOST",
          "PGHOST",
          "POSTGRES_HOST",
          "POSTGRESQL_HOST",
          "DB_HOSTNAME",
          "DBHOST");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      List<JobTask> tasks = jobs.tasks(group);
      List<JobTask> servers = tasks.stream().filter(JobTask::isServer).toList();
      if (servers.size() == 1) {
        for (JobTask app : tasks) {
          if (!app.equals(servers.get(0))
              && !app.isServer()
              && isApart(group, app, servers.get(0))) {
            app.variables()
                .forEach((name, value) -> variable(app, servers.get(0), name, value, found));
          }
        }
      }
    }
    return found;
  }

  /** Whether two tasks of the docker driver surely have different loopbacks. */
  private static boolean isApart(Jobs.Group group, JobTask app, JobTask server) {
    Optional<GroupNetwork> network = GroupNetwork.of(app.jobs(), group);
    Optional<String> mine = network.flatMap(n -> n.loopback(app));
    Optional<String> others = network.flatMap(n -> n.loopback(server));
    return mine.isPresent() && others.isPresent() && !mine.equals(others);
  }

  private static void variable(
      JobTask app, JobTask server, String name, HclExpression value, List<Finding> found) {
    Optional<String> text = app.jobs().text(value);
    if (text.isPresent() && LOOPBACK.stream().anyMatch(l -> leadsTo(name, text.get(), l))) {
      found.add(
          INFO.at(value.span(), "`" + app.name() + "` looks for `" + server.name() + "` in itself")
              .related(server.block().definition(), "has a loopback of its own")
              .help(
                  "add `network { mode = \"bridge\" }` to the group, and no `network_mode` to its"
                      + " tasks: then they share one loopback"));
    }
  }

  private static boolean leadsTo(String name, String value, String loopback) {
    boolean url = value.startsWith("postgres") && value.contains("@" + loopback);
    boolean host =
        (value.equals(loopback) || value.startsWith(loopback + ":"))
            && HOSTS.stream().anyMatch(name::endsWith);
    return url || host;
  }
}
