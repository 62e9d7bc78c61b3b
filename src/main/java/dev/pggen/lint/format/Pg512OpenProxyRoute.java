package dev.pggen.lint.format;

import dev.pggen.hcl.HclBody;
import dev.pggen.hcl.HclExpression;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A route of the proxy that leads everybody to the server. */
public final class Pg512OpenProxyRoute implements JobRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG512",
          "open-proxy-route",
          Severity.WARNING,
          "a TCP router that takes every name passes on whoever reaches the proxy, also from outside");

  /** How fabio is told to pass on a port. */
  private static final Pattern FABIO = Pattern.compile("urlprefix-:[0-9*]+\\s+.*proto=tcp\\b.*");

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
          ServerServices.of(group, server, tasks)
              .forEach(service -> tags(server, service.body(), found));
        }
      }
    }
    return found;
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
      if (FABIO.matcher(text).matches()) {
        found.add(
            INFO.at(tag.span(), "the proxy leads everybody to `" + server.name() + "`")
                .help("take the route out where only tasks use the database"));
      }
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
