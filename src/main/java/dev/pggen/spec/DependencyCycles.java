package dev.pggen.spec;

import dev.pggen.source.At;
import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Containers that wait for each other: by {@code depends_on}, or because one needs the host or the
 * port of the other.
 */
final class DependencyCycles {
  private final Map<String, Map<String, Span>> edges = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Findings findings;

  private DependencyCycles(Findings findings) {
    this.findings = findings;
  }

  static void check(Spec spec, Findings findings) {
    DependencyCycles cycles = new DependencyCycles(findings);
    spec.containers().values().forEach(c -> cycles.edges.put(c.name().value(), edges(c, spec)));
    spec.containers().keySet().forEach(cycles::from);
  }

  private static Map<String, Span> edges(ContainerSpec container, Spec spec) {
    Map<String, Span> edges = new LinkedHashMap<>();
    for (At<String> name : container.dependsOn()) {
      edges.putIfAbsent(name.value(), name.span());
    }
    ReferenceCheck.texts(container)
        .flatMap(ReferenceCheck::references)
        .forEach(r -> edges.putIfAbsent(r.subject(), r.span()));
    edges.keySet().retainAll(spec.containers().keySet());
    edges.remove(container.name().value());
    return edges;
  }

  /** Depth first, without recursion: a spec may hold thousands of containers. */
  private void from(String start) {
    if (!done.add(start)) {
      return;
    }
    Deque<String> path = new ArrayDeque<>();
    Set<String> onPath = new HashSet<>();
    Map<String, Iterator<String>> left = new HashMap<>();
    path.addLast(start);
    onPath.add(start);
    left.put(start, next(start));
    while (!path.isEmpty()) {
      String at = path.getLast();
      Iterator<String> names = left.getOrDefault(at, next(at));
      if (!names.hasNext()) {
        path.removeLast();
        onPath.remove(at);
        continue;
      }
      String name = names.next();
      if (onPath.contains(name)) {
        found(path, at, name);
      } else if (done.add(name)) {
        path.addLast(name);
        onPath.add(name);
        left.put(name, next(name));
      }
    }
  }

  private Iterator<String> next(String name) {
    return edges.getOrDefault(name, Map.of()).keySet().iterator();
  }

  private void found(Deque<String> path, String from, String to) {
    List<String> ring = new ArrayList<>();
    for (String name : path) {
      if (!ring.isEmpty() || name.equals(to)) {
        ring.add(name);
      }
    }
    String names = ring.stream().map(n -> "`" + n + "`").collect(Collectors.joining(" waits for "));
    Finding finding =
        ReferenceRules.CYCLE
            .at(span(from, to), names + " waits for `" + to + "`")
            .help(
                "where no order is needed write the name itself instead of `${"
                    + to
                    + ".host}`: names of containers are host names");
    for (int i = 1; i < ring.size(); i++) {
      String label = "`" + ring.get(i - 1) + "` waits for `" + ring.get(i) + "`";
      finding = finding.related(span(ring.get(i - 1), ring.get(i)), label);
    }
    findings.add(finding);
  }

  private Span span(String from, String to) {
    return Objects.requireNonNull(edges.getOrDefault(from, Map.of()).get(to), "an edge");
  }
}
