package dev.pggen.lint.format;

import dev.pggen.hcl.HclAttribute;
import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A check asks a PostgreSQL server for a web page. */
public final class Pg330WebCheckOnServer implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG330",
          "web-check-on-server",
          Severity.ERROR,
          "the server speaks no HTTP, so the check never passes: the service is never there for"
              + " whoever looks for it");

  /**
   * Where a page may be expected of what is PostgreSQL alone: its own port, and that of the web.
   */
  private static final Set<String> PORTS = Set.of("5432", "80");

  private static final Set<String> WEB = Set.of("http", "grpc");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Finding> about(Jobs jobs) {
    List<Finding> found = new ArrayList<>();
    for (Jobs.Group group : jobs.groups()) {
      List<JobTask> tasks = jobs.tasks(group);
      for (JobTask server : tasks) {
        if (server.isServer()) {
          ServerServices.of(group, server, tasks)
              .forEach(service -> service(server, service.body(), found));
        }
      }
    }
    return found;
  }

  private static void service(JobTask server, HclBody service, List<Finding> found) {
    Jobs jobs = server.jobs();
    for (HclBlock check : service.blocks("check")) {
      Optional<HclAttribute> type =
          check
              .body()
              .attribute("type")
              .filter(t -> jobs.text(t.value()).filter(WEB::contains).isPresent());
      Optional<String> port = jobs.text(check.body(), "port").or(() -> jobs.text(service, "port"));
      if (type.isPresent() && port.filter(p -> isServers(server, p)).isPresent()) {
        found.add(
            INFO.at(
                    type.get().value().span(),
                    "`" + server.name() + "` is asked for a web page, and has none")
                .help(
                    "write `type = \"tcp\"`, or run `pg_isready -h 127.0.0.1` in a check of the type `script`"));
      }
    }
  }

  private static boolean isServers(JobTask server, String port) {
    return PORTS.contains(port)
        || server
            .config()
            .flatMap(c -> ServerPorts.of(server, c))
            .filter(
                all ->
                    all.stream()
                        .anyMatch(
                            p ->
                                p.label().equals(port)
                                    && p.inside().filter(PORTS::contains).isPresent()))
            .isPresent();
  }
}
