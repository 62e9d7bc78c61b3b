package dev.pggen.lint.format;

import dev.pggen.hcl.HclBlock;
import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A route of the proxy that leads everybody to the server. */
public final class Pg512OpenProxyRoute implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG512",
          "open-proxy-route",
          Severity.WARNING,
          "a TCP router that takes every name passes on whoever reaches the proxy, also from outside");

  private static final String ANYBODY = "HostSNI(`*`)";

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
          List<HclBlock> services = new ArrayList<>(server.body().blocks("service"));
          group.body().blocks("service").stream()
              .filter(service -> leadsTo(service.body(), server, tasks))
              .forEach(services::add);
          services.forEach(service -> tags(server, service.body(), found));
        }
      }
    }
    return found;
  }

  /** By its task, by a port that the server alone has, or because there is nobody else. */
  private static boolean leadsTo(HclBody service, JobTask server, List<JobTask> tasks) {
    Jobs jobs = server.jobs();
    Optional<String> task = jobs.text(service, "task");
    if (task.isPresent()) {
      return task.get().equals(server.name());
    }
    Optional<String> port = jobs.text(service, "port");
    boolean own =
        port.filter(label -> ports(server).contains(label)).isPresent()
            || port.filter("5432"::equals).isPresent();
    return own || tasks.stream().filter(JobTask::stays).count() == 1;
  }

  private static List<String> ports(JobTask task) {
    return task.config().stream()
        .flatMap(config -> task.jobs().items(config, "ports").stream())
        .flatMap(item -> task.jobs().text(item).stream())
        .toList();
  }

  private static void tags(JobTask server, HclBody service, List<Finding> found) {
    List<HclExpression> tags = server.jobs().items(service, "tags");
    // a middleware of a TCP router can do nothing but choose addresses and count connections
    boolean chosen =
        tags.stream()
            .map(server.jobs()::outline)
            .anyMatch(t -> t.startsWith("traefik.tcp.routers.") && t.contains(".middlewares="));
    for (HclExpression tag : tags) {
      String text = server.jobs().outline(tag);
      if (!chosen && text.startsWith("traefik.tcp.routers.") && text.contains(ANYBODY)) {
        found.add(
            INFO.at(tag.span(), "the proxy leads everybody to `" + server.name() + "`")
                .help(
                    "take the route out where only tasks use the database; else add a"
                        + " middleware `ipallowlist` to the router"));
      }
    }
  }
}
