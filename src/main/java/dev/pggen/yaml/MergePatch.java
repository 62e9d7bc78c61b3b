package dev.pggen.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON merge patch (RFC 7396): maps are merged key by key, null removes a key, everything else
 * replaces. Keys of the target keep their order, new ones follow.
 */
public final class MergePatch {
  private MergePatch() {}

  /** Each value keeps its place; a merged map has that of the patch. */
  public static YamlNode apply(YamlNode target, YamlNode patch) {
    if (!(patch instanceof YamlMap changes)) {
      return patch;
    }
    Map<String, YamlMap.Entry> merged = new LinkedHashMap<>();
    target.asMap().ifPresent(map -> map.entries().forEach(e -> merged.put(e.name(), e)));
    for (YamlMap.Entry change : changes.entries()) {
      if (change.value().isNull()) {
        merged.remove(change.name());
        continue;
      }
      YamlMap.Entry old = merged.get(change.name());
      YamlNode before = old == null ? empty(changes) : old.value();
      merged.put(change.name(), new YamlMap.Entry(change.key(), apply(before, change.value())));
    }
    return changes.with(List.copyOf(merged.values()));
  }

  /** The same for documents that we build; the arguments stay as they are. */
  public static YamlDoc apply(YamlDoc target, YamlDoc patch) {
    if (!(patch instanceof YamlDoc.Map changes)) {
      return patch;
    }
    Map<String, YamlDoc> merged = new LinkedHashMap<>();
    YamlDoc.Map result = new YamlDoc.Map();
    if (target instanceof YamlDoc.Map map) {
      merged.putAll(map.entries());
      if (map.isFlow() && !map.entries().isEmpty()) {
        result.flow();
      }
    }
    for (Map.Entry<String, YamlDoc> change : changes.entries().entrySet()) {
      if (change.getValue().equals(YamlDoc.NULL)) {
        merged.remove(change.getKey());
      } else {
        YamlDoc before = merged.getOrDefault(change.getKey(), new YamlDoc.Map());
        merged.put(change.getKey(), apply(before, change.getValue()));
      }
    }
    merged.forEach(result::put);
    return result;
  }

  private static YamlMap empty(YamlMap like) {
    return like.with(List.of());
  }
}
