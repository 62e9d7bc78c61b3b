package dev.pggen.yaml;

import dev.pggen.source.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the entries of one map: each key once, merge keys resolved last. */
final class MapReader {
  private final YamlDialect dialect;
  private final List<Finding> findings;
  private final Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
  private final List<YamlMap> merged = new ArrayList<>();
  private boolean hasMerge;

  MapReader(YamlDialect dialect, List<Finding> findings) {
    this.dialect = dialect;
    this.findings = findings;
  }

  void add(YamlNode key, YamlNode value) {
    if (!(key instanceof YamlScalar name)) {
      findings.add(
          YamlRules.INVALID
              .at(key.span(), key.described() + " cannot be a key")
              .help("quote it if it is text, like a template in braces"));
    } else if (name.text().equals("<<") && name.style() == YamlScalar.Style.PLAIN) {
      merge(name, value);
    } else if (name.kind() == YamlScalar.Kind.NULL && name.text().isEmpty()) {
      findings.add(YamlRules.INVALID.at(key.span(), "a key is missing before this `:`"));
    } else {
      put(name, value);
    }
  }

  /** All entries, own ones first; of merged maps the first one that has a key counts. */
  List<YamlMap.Entry> entries() {
    for (YamlMap map : merged) {
      for (YamlMap.Entry entry : map.entries()) {
        entries.putIfAbsent(entry.name(), entry);
      }
    }
    return List.copyOf(entries.values());
  }

  private void put(YamlScalar key, YamlNode value) {
    YamlMap.Entry first = entries.putIfAbsent(key.text(), new YamlMap.Entry(key, value));
    if (first != null) {
      findings.add(
          YamlRules.DUPLICATE_KEY
              .at(key.span(), "`" + key.text() + "` is there twice in one map")
              .related(first.key().span(), "it was here before")
              .help("remove one of them"));
    }
  }

  private void merge(YamlScalar key, YamlNode value) {
    if (!dialect.aliases()) {
      findings.add(
          YamlRules.ALIAS
              .at(key.span(), "`<<` merges maps, which this file cannot have")
              .help("write the values out"));
      return;
    }
    if (hasMerge) {
      findings.add(
          YamlRules.DUPLICATE_KEY
              .at(key.span(), "`<<` is there twice in one map")
              .help("give one `<<` a list"));
    }
    hasMerge = true;
    List<YamlNode> sources = value instanceof YamlList list ? list.items() : List.of(value);
    for (YamlNode source : sources) {
      if (source instanceof YamlMap map) {
        merged.add(map);
      } else {
        findings.add(
            YamlRules.INVALID.at(
                source.span(), "`<<` takes a map or a list of maps, not " + source.described()));
      }
    }
  }
}
