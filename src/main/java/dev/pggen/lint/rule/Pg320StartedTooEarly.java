package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Lifecycle.Condition;
import dev.pggen.stack.Lifecycle.Dependency;
import dev.pggen.stack.Link;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An application starts before its server answers. Where the server's own file has a probe, and
 * somebody waits for its start alone, PG317 tells so.
 */
public final class Pg320StartedTooEarly implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG320",
          "started-too-early",
          Severity.INFO,
          "at its first start a server does not answer for seconds, after a crash for longer: an app"
              + " that does not try again is down");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    List<Server> servers = stack.isPlanned() ? List.of() : stack.servers();
    List<Workload> apps = servers.isEmpty() ? List.of() : apps(stack);
    for (Server server : servers) {
      Optional<Workload> database = stack.workload(server.workload());
      if (database.isPresent()) {
        Map<String, Link> links = links(stack, server.workload());
        for (Workload app : apps) {
          Optional<Link> link = Optional.ofNullable(links.get(app.name()));
          finding(stack, app, database.get(), link).ifPresent(found::add);
        }
      }
    }
    return found.stream();
  }

  private static List<Workload> apps(Stack stack) {
    List<Workload> apps = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      if (isApp(workload)) {
        apps.add(workload);
      }
    }
    return apps;
  }

  /** The first link to a server of each that uses it. */
  private static Map<String, Link> links(Stack stack, String server) {
    Map<String, Link> links = new HashMap<>();
    for (Link link : stack.links()) {
      if (link.server().equals(server)) {
        links.putIfAbsent(link.workload(), link);
      }
    }
    return links;
  }

  private static boolean isApp(Workload workload) {
    return (workload.role() == Workload.Role.APP || workload.role() == Workload.Role.INIT)
        && workload.lifecycle().dependsOn().isKnown()
        && !Waiting.isOnlooker(workload)
        && !Waiting.waitsItself(workload);
  }

  private static Optional<Finding> finding(
      Stack stack, Workload app, Workload database, Optional<Link> link) {
    Optional<Dependency> own = Waiting.on(app, database.name());
    boolean early =
        own.isPresent()
            ? own.get().condition() == Condition.STARTED
                && !Waiting.isAsked(database)
                && (link.isPresent() || !ReverseProxies.is(app))
            : link.isPresent();
    if (!early || Waiting.outlasts(stack, app, database.name())) {
      return Optional.empty();
    }
    return own.isPresent()
        ? own.get().origin().span().map(span -> started(app, database, span))
        : app.origin().span().map(span -> never(app, database, link.get(), span));
  }

  private static Finding started(Workload app, Workload database, Span span) {
    return INFO.at(
            span,
            "`" + app.name() + "` waits until `" + database.name() + "` runs, not until it answers")
        .help(
            "give `"
                + database.name()
                + "` a `healthcheck` if its image brings none, and write `depends_on: {"
                + database.name()
                + ": {condition: service_healthy}}`");
  }

  private static Finding never(Workload app, Workload database, Link link, Span span) {
    Finding finding =
        INFO.at(span, "`" + app.name() + "` does not wait for `" + database.name() + "`")
            .help("write `depends_on: {" + database.name() + ": {condition: service_healthy}}`");
    return link.origin().span().isPresent()
        ? finding.related(link.origin().span().get(), "it uses it by this")
        : finding;
  }
}
