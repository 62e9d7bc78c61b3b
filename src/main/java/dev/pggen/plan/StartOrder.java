package dev.pggen.plan;

import dev.pggen.source.Span;
import dev.pggen.spec.ContainerSpec;
import dev.pggen.stack.Lifecycle.Condition;
import dev.pggen.stack.Lifecycle.Dependency;
import dev.pggen.stack.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which container waits for which. A reference is a reason to wait. Init containers run one after
 * the other once the database is healthy; everything waits for the last one, except what the init
 * containers need themselves.
 */
final class StartOrder {
  private final Scope scope;
  private final Map<String, SortedMap<String, Span>> edges = new LinkedHashMap<>();
  private final Set<String> withDatabase = new TreeSet<>();
  private final Set<String> probed = new TreeSet<>();

  StartOrder(Scope scope) {
    this.scope = scope;
  }

  /** A container with what it refers to, and whether a probe tells how far it is. */
  void add(ContainerSpec container, References references, boolean isProbed) {
    SortedMap<String, Span> waits = new TreeMap<>(references.containers());
    container.dependsOn().forEach(at -> waits.putIfAbsent(at.value(), at.span()));
    waits.remove(container.name().value());
    edges.put(container.name().value(), waits);
    if (references.mentionsDatabase()) {
      withDatabase.add(container.name().value());
    }
    if (isProbed) {
      probed.add(container.name().value());
    }
  }

  /** What a container waits for, sorted by name. */
  List<Dependency> of(ContainerSpec container) {
    String name = container.name().value();
    SortedMap<String, Dependency> waits = new TreeMap<>();
    edges
        .getOrDefault(name, new TreeMap<>())
        .forEach(
            (other, span) ->
                waits.put(other, new Dependency(other, condition(other), Origin.written(span))));
    List<String> inits = List.copyOf(scope.spec().initContainers().keySet());
    int position = inits.indexOf(name);
    if (position > 0) {
      String before = inits.get(position - 1);
      put(waits, before, Condition.COMPLETED, "init containers run in their order", container);
    } else if (position < 0 && !inits.isEmpty() && !neededByInit().contains(name)) {
      String last = inits.get(inits.size() - 1);
      put(waits, last, Condition.COMPLETED, "all wait for the last init container", container);
    }
    if (position >= 0 || withDatabase.contains(name)) {
      put(waits, Names.SERVER, Condition.HEALTHY, "it works with the database", container);
    }
    return List.copyOf(waits.values());
  }

  /** What somebody wrote keeps its place. */
  private static void put(
      SortedMap<String, Dependency> waits,
      String other,
      Condition condition,
      String reason,
      ContainerSpec container) {
    Dependency written = waits.get(other);
    Origin origin = written == null ? Origin.decided(reason, container.span()) : written.origin();
    waits.put(other, new Dependency(other, condition, origin));
  }

  private Condition condition(String other) {
    if (scope.spec().initContainers().containsKey(other)) {
      return Condition.COMPLETED;
    }
    return probed.contains(other) ? Condition.HEALTHY : Condition.STARTED;
  }

  private Set<String> neededByInit() {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(scope.spec().initContainers().keySet());
    while (!open.isEmpty()) {
      for (String next : edges.getOrDefault(open.pop(), new TreeMap<>()).keySet()) {
        if (seen.add(next)) {
          open.push(next);
        }
      }
    }
    return seen;
  }

  /** Says once for each circle that nothing in it would ever start. */
  void check() {
    Set<String> done = new TreeSet<>();
    for (String start : edges.keySet()) {
      walk(start, new ArrayList<>(), done);
    }
    edges.forEach(
        (name, waits) ->
            waits.forEach(
                (other, span) -> {
                  if (scope.container(other).isEmpty() && !other.equals(Names.SERVER)) {
                    scope
                        .findings()
                        .add(
                            PlanRules.UNKNOWN_REFERENCE.at(
                                span, "there is no container `" + other + "`"));
                  }
                }));
  }

  private void walk(String name, List<String> path, Set<String> done) {
    int at = path.indexOf(name);
    if (at >= 0) {
      List<String> circle = new ArrayList<>(path.subList(at, path.size()));
      circle.add(name);
      String last = path.get(path.size() - 1);
      Span span = edges.getOrDefault(last, new TreeMap<>()).get(name);
      if (span != null) {
        scope
            .findings()
            .add(
                PlanRules.REFERENCE_CYCLE
                    .at(span, "containers wait in a circle: " + String.join(" -> ", circle))
                    .help("write one of the names as plain text: a name alone makes nobody wait"));
      }
      return;
    }
    if (!done.add(name)) {
      return;
    }
    path.add(name);
    for (String next : edges.getOrDefault(name, new TreeMap<>()).keySet()) {
      walk(next, path, done);
    }
    path.remove(path.size() - 1);
  }
}
