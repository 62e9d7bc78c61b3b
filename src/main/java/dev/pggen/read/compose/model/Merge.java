package dev.pggen.read.compose.model;

import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lays one part of a project over another. The place of what results is that of the later one. */
final class Merge {
  private static final String RESET = "!reset";
  private static final String OVERRIDE = "!override";
  private static final String SERVICE = "services.*";

  private Merge() {}

  /** A whole file over those before it. */
  static YamlMap files(YamlMap base, YamlMap over) {
    return maps(base, over, "");
  }

  /** A service over the one that it extends. */
  static YamlMap service(YamlMap base, YamlMap over) {
    return maps(base, over, SERVICE);
  }

  /** What a file says itself over what it includes, in one of its sections. */
  static YamlMap section(String name, YamlMap included, YamlMap own) {
    return maps(included, own, name);
  }

  private static YamlNode nodes(YamlNode base, YamlNode over, String path) {
    if (over.tag().equals(OVERRIDE) || over.tag().equals(RESET) || base.tag().equals(RESET)) {
      return over;
    }
    return switch (MergeRules.of(path)) {
      case REPLACE -> over;
      case PAIRS -> over.isNull() ? base : valued(pairs(base), pairs(over));
      case NAMES -> over.isNull() ? base : maps(named(base, false), named(over, false), path);
      case NEEDS -> over.isNull() ? base : maps(named(base, true), named(over, true), path);
      case LIST -> over.isNull() ? base : lists(listed(base), listed(over), path);
      case BUILD -> over.isNull() ? base : maps(built(base), built(over), path);
      case LOGGING -> logging(base, over, path);
      case PLAIN -> plain(base, over, path);
    };
  }

  private static YamlNode plain(YamlNode base, YamlNode over, String path) {
    if (over.isNull()) {
      return base;
    }
    if (base instanceof YamlMap one && over instanceof YamlMap two) {
      return maps(one, two, path);
    }
    return base instanceof YamlList one && over instanceof YamlList two
        ? lists(one, two, path)
        : over;
  }

  private static YamlNode logging(YamlNode base, YamlNode over, String path) {
    String one = driver(base);
    String two = driver(over);
    boolean same = one.isEmpty() || two.isEmpty() || one.equals(two);
    return same ? plain(base, over, path) : over;
  }

  private static String driver(YamlNode logging) {
    return logging
        .asMap()
        .flatMap(m -> m.get("driver"))
        .flatMap(YamlNode::asScalar)
        .map(YamlScalar::text)
        .orElse("");
  }

  private static YamlMap maps(YamlMap base, YamlMap over, String path) {
    Map<String, YamlMap.Entry> merged = new LinkedHashMap<>();
    base.entries().forEach(entry -> merged.put(entry.name(), entry));
    for (YamlMap.Entry entry : over.entries()) {
      YamlMap.Entry before = merged.get(entry.name());
      if (before == null) {
        merged.put(entry.name(), entry);
      } else {
        String next = MergeRules.next(path, entry.name());
        YamlNode value = nodes(before.value(), entry.value(), next);
        YamlScalar key = value == before.value() ? before.key() : entry.key();
        merged.put(entry.name(), new YamlMap.Entry(key, value));
      }
    }
    return over.with(List.copyOf(merged.values()));
  }

  /** Of names and values the later one counts, also where its value comes from outside. */
  private static YamlMap valued(YamlMap base, YamlMap over) {
    Map<String, YamlMap.Entry> merged = new LinkedHashMap<>();
    base.entries().forEach(entry -> merged.put(entry.name(), entry));
    over.entries().forEach(entry -> merged.put(entry.name(), entry));
    return over.with(List.copyOf(merged.values()));
  }

  private static YamlList lists(YamlList base, YamlList over, String path) {
    List<YamlNode> all = new ArrayList<>(base.items());
    all.addAll(over.items());
    return new YamlList(Unique.of(all, path), over.span(), over.tag());
  }

  /** Names and values as a map, a name alone with nothing as its value. */
  private static YamlMap pairs(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map;
    }
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    for (YamlNode item : listed(node).items()) {
      if (item instanceof YamlScalar scalar) {
        Pair pair = Pair.of(scalar);
        entries.put(pair.key().text(), new YamlMap.Entry(pair.key(), pair.value()));
      }
    }
    return new YamlMap(List.copyOf(entries.values()), node.span(), node.tag());
  }

  /** A list of names as a map; those of services that must have started say so. */
  private static YamlMap named(YamlNode node, boolean started) {
    if (node instanceof YamlMap map) {
      return map;
    }
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    for (YamlNode item : listed(node).items()) {
      if (item instanceof YamlScalar name) {
        List<YamlMap.Entry> said = started ? List.of(started(name)) : List.of();
        YamlMap value = new YamlMap(said, name.span(), "");
        entries.put(name.text(), new YamlMap.Entry(name, value));
      }
    }
    return new YamlMap(List.copyOf(entries.values()), node.span(), node.tag());
  }

  private static YamlMap.Entry started(YamlScalar name) {
    return new YamlMap.Entry(
        YamlScalar.string("condition", name.span()),
        YamlScalar.string("service_started", name.span()));
  }

  private static YamlMap built(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map;
    }
    YamlScalar key = YamlScalar.string("context", node.span());
    return new YamlMap(List.of(new YamlMap.Entry(key, node)), node.span(), node.tag());
  }

  private static YamlList listed(YamlNode node) {
    if (node instanceof YamlList list) {
      return list;
    }
    return new YamlList(node.isNull() ? List.of() : List.of(node), node.span(), node.tag());
  }
}
