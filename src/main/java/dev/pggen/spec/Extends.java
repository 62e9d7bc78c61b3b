package dev.pggen.spec;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each container what it takes from the one that it extends, and from {@code container:} of
 * the defaults file.
 *
 * <pre>
 * worker: {extends: web, command: [worker]}
 * </pre>
 */
final class Extends {
  /** What makes a container this one and not another; never taken from one that is extended. */
  static final Set<String> OWN =
      Set.of(
          "port",
          "ports",
          "publish",
          "expose",
          "healthcheck",
          "replicas",
          "command",
          "entrypoint",
          "depends_on",
          "labels",
          "networks",
          "extends");

  /** What the common base does not give to a container that runs once and ends. */
  private static final Set<String> NOT_FOR_INIT =
      Set.of("port", "ports", "publish", "expose", "healthcheck", "replicas", "depends_on");

  private static final int DEEPEST = 20;

  private final Map<String, YamlMap.Entry> containers = new HashMap<>();
  private final Map<String, YamlMap.Entry> initContainers = new HashMap<>();
  private final Optional<YamlMap> base;
  private final Findings findings;

  private Extends(YamlMap spec, Optional<YamlMap> base, Findings findings) {
    this.base = base;
    this.findings = findings;
    entries(spec, "containers").forEach(e -> containers.put(e.name(), e));
    entries(spec, "init_containers").forEach(e -> initContainers.put(e.name(), e));
  }

  /**
   * The spec with all containers written out.
   *
   * @param base {@code container:} of the defaults file
   */
  static YamlMap expand(YamlMap spec, Optional<YamlMap> base, Findings findings) {
    Extends extending = new Extends(spec, base, findings);
    return extending.section(extending.section(spec, "containers"), "init_containers");
  }

  private static List<YamlMap.Entry> entries(YamlMap spec, String section) {
    return spec.get(section).flatMap(YamlNode::asMap).map(YamlMap::entries).orElse(List.of());
  }

  private YamlMap section(YamlMap spec, String section) {
    Optional<YamlMap> map = spec.get(section).flatMap(YamlNode::asMap);
    if (map.isEmpty()) {
      return spec;
    }
    boolean init = section.equals("init_containers");
    List<YamlMap.Entry> expanded = new ArrayList<>();
    for (YamlMap.Entry entry : map.get().entries()) {
      YamlNode value =
          entry.value() instanceof YamlMap own
              ? expand(entry.name(), own, init, new LinkedHashSet<>())
              : entry.value();
      expanded.add(new YamlMap.Entry(entry.key(), value));
    }
    YamlScalar key = spec.entry(section).orElseThrow().key();
    return Layers.with(spec, new YamlMap.Entry(key, map.get().with(expanded)));
  }

  private YamlMap expand(String name, YamlMap own, boolean init, Set<String> path) {
    YamlMap lowest = own.with(List.of());
    if (base.isPresent()) {
      Set<String> without = init ? NOT_FOR_INIT : Set.of();
      lowest = own.with(Layers.without(base.get(), without).entries());
    }
    Optional<YamlScalar> parent = own.get("extends").flatMap(YamlNode::asScalar);
    if (parent.isEmpty() || parent.get().isNull()) {
      return Layers.over(lowest, own);
    }
    path.add(key(name, init));
    if (path.size() > DEEPEST) {
      findings.add(
          ReferenceRules.EXTENDS
              .at(parent.get().span(), "extended more than " + DEEPEST + " times over")
              .help("extend the first container of the row"));
      return Layers.over(lowest, own);
    }
    Optional<YamlMap> inherited = inherited(parent.get(), init, path);
    YamlMap below = inherited.map(i -> Layers.over(own.with(i.entries()), own)).orElse(own);
    return Layers.over(lowest, below);
  }

  private Optional<YamlMap> inherited(YamlScalar parent, boolean init, Set<String> path) {
    String name = parent.text();
    boolean fromInit = init && initContainers.containsKey(name);
    Map<String, YamlMap.Entry> where = fromInit ? initContainers : containers;
    YamlMap.Entry entry = where.get(name);
    if (entry == null) {
      unknown(parent, where);
      return Optional.empty();
    }
    if (path.contains(key(name, fromInit))) {
      cycle(parent.span(), name, path, entry);
      return Optional.empty();
    }
    return entry
        .value()
        .asMap()
        .map(map -> Layers.without(expand(name, map, fromInit, new LinkedHashSet<>(path)), OWN));
  }

  private static String key(String name, boolean init) {
    return init ? "init " + name : name;
  }

  private void unknown(YamlScalar parent, Map<String, YamlMap.Entry> where) {
    String question = DidYouMean.question(where.keySet(), parent.text());
    findings.add(
        ReferenceRules.EXTENDS
            .at(parent.span(), "no container " + Shown.of(parent.text()) + question)
            .help("`extends` takes the name of a container in this spec"));
  }

  private void cycle(Span span, String name, Set<String> path, YamlMap.Entry first) {
    String message =
        path.size() == 1
            ? "`" + name + "` extends itself"
            : "`" + name + "` extends itself by way of others";
    findings.add(
        ReferenceRules.EXTENDS
            .at(span, message)
            .related(first.key().span(), "it begins here")
            .help("take `extends` from one of them"));
  }
}
