package dev.pggen.yaml;

import dev.pggen.source.Finding;
import dev.pggen.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.NodeEvent;

/**
 * The anchors of one file. An alias stands for the very node of its anchor, so a small file can be
 * a huge tree: what all aliases stand for is counted.
 */
final class Anchors {
  private static final int MAX_DEPTH = 50;

  /** The largest known Compose file in public expands to a fiftieth of it. */
  private static final long MAX_EXPANDED = 100_000;

  private final YamlDialect dialect;
  private final TextPlaces places;
  private final List<Finding> findings;
  private final Map<String, YamlNode> byName = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Map<YamlNode, Measure> measures = new IdentityHashMap<>();
  private long expanded;

  /** How many nodes a tree has, and how deep it is. */
  private record Measure(long nodes, int depth) {}

  Anchors(YamlDialect dialect, TextPlaces places, List<Finding> findings) {
    this.dialect = dialect;
    this.places = places;
    this.findings = findings;
  }

  /** A node begins; until it is closed an alias to it would never end. */
  void open(NodeEvent event, NodeProperties properties) {
    String name = event.getAnchor();
    if (name == null) {
      return;
    }
    open.add(name);
    if (!dialect.aliases()) {
      refuse(places.span(properties.from(), properties.to()), "`&" + name + "` sets an anchor");
    }
  }

  void close(NodeEvent event, YamlNode node) {
    String name = event.getAnchor();
    if (name != null) {
      open.remove(name);
      byName.put(name, node);
    }
  }

  /** What an alias stands for; null with a finding if that cannot be told. */
  YamlNode follow(AliasEvent alias, int depth) {
    String name = alias.getAnchor();
    Span span = places.span(alias.getStartMark().getIndex(), alias.getEndMark().getIndex());
    YamlNode target = byName.get(name);
    if (!dialect.aliases()) {
      refuse(span, "`*" + name + "` is an alias");
      // Refused or not, whoever walks the tree walks this too.
      target = target == null ? null : limited(target, span, depth);
    } else if (open.contains(name)) {
      findings.add(YamlRules.ALIAS.at(span, "`*" + name + "` stands for what it is part of"));
      target = null;
    } else if (target == null) {
      findings.add(
          YamlRules.ALIAS
              .at(span, "`*" + name + "` names an anchor that is not set above")
              .help("quote it if it is text"));
    } else {
      target = limited(target, span, depth);
    }
    return target != null ? target : nothing(span);
  }

  private YamlNode limited(YamlNode target, Span span, int depth) {
    Measure measure = measure(target);
    boolean before = expanded > MAX_EXPANDED;
    expanded += measure.nodes();
    if (expanded > MAX_EXPANDED) {
      if (!before) {
        findings.add(
            YamlRules.TOO_LARGE.at(
                span, "aliases stand for more than " + MAX_EXPANDED + " values up to here"));
      }
      return nothing(span);
    }
    if (depth + measure.depth() - 1 > MAX_DEPTH) {
      findings.add(YamlRules.TOO_LARGE.at(span, "nested deeper than " + MAX_DEPTH + " levels"));
      return nothing(span);
    }
    return target;
  }

  private void refuse(Span span, String what) {
    findings.add(
        YamlRules.ALIAS
            .at(span, what + ", which this file cannot have")
            .help("write the value out"));
  }

  private static YamlScalar nothing(Span span) {
    return new YamlScalar("", YamlScalar.Kind.NULL, YamlScalar.Style.PLAIN, span, "");
  }

  private Measure measure(YamlNode node) {
    Measure known = measures.get(node);
    if (known != null) {
      return known;
    }
    long nodes = 1;
    int depth = 0;
    for (YamlNode child : children(node)) {
      Measure below = measure(child);
      nodes += below.nodes();
      depth = Math.max(depth, below.depth());
    }
    Measure measure = new Measure(nodes, depth + 1);
    measures.put(node, measure);
    return measure;
  }

  private static List<YamlNode> children(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map.entries().stream().map(YamlMap.Entry::value).toList();
    }
    return node instanceof YamlList list ? list.items() : List.of();
  }
}
