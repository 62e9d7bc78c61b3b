package dev.pggen.lint.rule;

import dev.pggen.lint.StackRule;
import dev.pggen.source.Finding;
import dev.pggen.source.RuleInfo;
import dev.pggen.source.Severity;
import dev.pggen.source.Span;
import dev.pggen.stack.Fact;
import dev.pggen.stack.Healthcheck;
import dev.pggen.stack.Lifecycle;
import dev.pggen.stack.ServerImages;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody rests on a container that nobody asks for its health. An image may bring a probe of its
 * own, so only what switches the probe off, or waits without one, is told.
 */
public final class Pg301NoHealthCheck implements StackRule {
  private static final RuleInfo INFO =
      new RuleInfo(
          "PG301",
          "no-health-check",
          Severity.WARNING,
          "a program that hangs counts as running: nobody restarts it, and others start too early");

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public Stream<Finding> check(Stack stack) {
    List<Finding> found = new ArrayList<>();
    for (Workload workload : stack.workloads()) {
      check(stack, workload, found);
    }
    return found.stream();
  }

  private static void check(Stack stack, Workload workload, List<Finding> found) {
    if (workload.role() == Workload.Role.DATABASE && isKnownUnasked(stack, workload)) {
      unasked(workload).ifPresent(found::add);
    } else if (isUnaskedServer(stack, workload)) {
      server(stack, workload).ifPresent(found::add);
    }
    if (workload.role() != Workload.Role.APP || runsOnce(workload) || !isOff(workload.health())) {
      return;
    }
    Optional<Span> span = workload.health().origin().span();
    Optional<Workload> waiting = waiting(stack, workload.name());
    if (span.isEmpty() || (waiting.isEmpty() && !isPublished(workload))) {
      return;
    }
    Finding finding =
        INFO.at(
                span.get(),
                waiting.isPresent()
                    ? "`"
                        + waiting.get().name()
                        + "` waits for `"
                        + workload.name()
                        + "`, which nobody asks for its health"
                    : "`" + workload.name() + "` publishes a port and is not asked for its health")
            .help(
                "write how it can be asked, like `healthcheck: {http: /health}`, `{tcp: true}` or"
                    + " `{command: [PROGRAM, ARGUMENT]}`");
    Optional<Span> other = waiting.flatMap(w -> w.origin().span());
    found.add(other.isPresent() ? finding.related(other.get(), "this one waits") : finding);
  }

  /** A server of which a manifest tells that nobody asks it. */
  private static boolean isKnownUnasked(Stack stack, Workload workload) {
    return !stack.isPlanned()
        && workload.health().isKnownAnd(Healthcheck::isOff)
        && !workload.health().origin().reason().isEmpty();
  }

  private static Optional<Finding> unasked(Workload workload) {
    return workload
        .origin()
        .span()
        .map(
            span ->
                INFO.at(span, "nobody asks the server `" + workload.name() + "` for its health")
                    .help("let it be asked over TCP, as its clients do"))
        .map(
            finding ->
                workload
                    .health()
                    .origin()
                    .span()
                    .map(span -> finding.related(span, "leads to it, and has no check"))
                    .orElse(finding));
  }

  /** A server of an image that brings no probe, in a manifest that writes none. */
  private static boolean isUnaskedServer(Stack stack, Workload workload) {
    return !stack.isPlanned()
        && workload.role() == Workload.Role.DATABASE
        && workload
            .image()
            .ifKnown()
            .or(workload.traits()::besideTag)
            .filter(ServerImages::withoutProbe)
            .isPresent()
        && !workload.health().isKnown()
        && workload.health().origin().span().isEmpty()
        && !workload.traits().build().isKnownAnd(Optional::isPresent);
  }

  private static Optional<Finding> server(Stack stack, Workload workload) {
    Optional<Span> place = workload.origin().span();
    Optional<Workload> waiting = waiting(stack, workload.name());
    // Where nobody says on which network it is, the runtime has services with checks of their own.
    boolean published = workload.network().networks().isKnown() && isPublished(workload);
    if (place.isEmpty() || (waiting.isEmpty() && !published)) {
      return Optional.empty();
    }
    String asked = "let it be asked over TCP, like `pg_isready -h 127.0.0.1 -U USER -d NAME`";
    if (waiting.isEmpty()) {
      return Optional.of(
          INFO.at(
                  place.get(),
                  "the server `"
                      + workload.name()
                      + "` publishes its port, and nobody asks it for its health")
              .help(asked));
    }
    Finding finding =
        INFO.at(
                place.get(),
                "`"
                    + waiting.get().name()
                    + "` waits for `"
                    + workload.name()
                    + "`, a server that nobody asks for its health")
            .help(asked + ", and wait for it to be healthy");
    Optional<Span> other = waiting.get().origin().span();
    return Optional.of(
        other.isPresent() ? finding.related(other.get(), "this one waits") : finding);
  }

  private static boolean runsOnce(Workload workload) {
    Fact<Lifecycle.Restart> restart = workload.lifecycle().restart();
    return restart.isKnown() && restart.value() == Lifecycle.Restart.NO;
  }

  /** Switched off, or written to be none: then the origin gives no reason of its own. */
  private static boolean isOff(Fact<Healthcheck> health) {
    return health.isKnown()
        ? health.value().isOff()
        : health.origin().span().isPresent() && health.origin().reason().isEmpty();
  }

  private static Optional<Workload> waiting(Stack stack, String name) {
    for (Workload other : stack.workloads()) {
      for (Lifecycle.Dependency d : other.lifecycle().dependsOn().ifKnown().orElse(List.of())) {
        if (d.workload().equals(name) && d.condition() == Lifecycle.Condition.STARTED) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isPublished(Workload workload) {
    return workload.network().ports().isKnownAnd(ports -> !ports.isEmpty());
  }
}
