package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The port that a service gives away as a server's leads inside to a number where none listens. */
public final class Pg535UnansweredPort implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG535",
          "unanswered-port",
          Severity.ERROR,
          "the server listens at 5432 alone, so whoever comes by this port is refused");

  private static final String SERVER = "5432";

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
        if (server.isServer() && server.docker().isPresent() && listensAtUsual(server)) {
          check(group, server, tasks, found);
        }
      }
    }
    return found;
  }

  private static void check(
      Jobs.Group group, JobTask server, List<JobTask> tasks, List<Finding> found) {
    Jobs jobs = server.jobs();
    HclBody config = server.docker().orElseThrow();
    List<String> named =
        ServerServices.of(group, server, tasks).stream()
            .flatMap(s -> jobs.text(s.body(), "port").stream())
            .toList();
    Optional<List<ServerPorts>> ports = ServerPorts.of(server, config);
    boolean reached =
        ports.isEmpty()
            || named.contains(SERVER)
            || ports.get().stream()
                .anyMatch(p -> p.inside().isEmpty() || p.inside().get().equals(SERVER));
    if (reached || config.attribute("network_mode").isPresent()) {
      return;
    }
    ports.get().stream()
        .filter(p -> named.contains(p.label()))
        .findFirst()
        .ifPresent(p -> found.add(finding(server, p)));
  }

  /** Whether nothing tells it another port. */
  private static boolean listensAtUsual(JobTask server) {
    String text = Jobs.written(server.block());
    HclBlock block = server.block();
    return !text.contains("pgport")
        && !text.contains("nomad_port")
        && !text.contains("nomad_alloc_port")
        && !text.contains("\"-p")
        && !text.contains("port=")
        && block.body().blocks("template").stream()
            .noneMatch(t -> Jobs.written(t).contains(".conf"));
  }

  private static Finding finding(JobTask server, ServerPorts port) {
    String inside = port.inside().orElseThrow();
    return INFO.at(
            port.place().definition(),
            inside.isEmpty()
                ? "`"
                    + port.label()
                    + "` leads to a number that Nomad chooses, where `"
                    + server.name()
                    + "` does not listen"
                : "`"
                    + port.label()
                    + "` leads to "
                    + inside
                    + ", where `"
                    + server.name()
                    + "` does not listen")
        .related(server.block().definition(), "listens at 5432")
        .help("write `to = 5432` in the port; in the way of old, in `port_map`");
  }
}
