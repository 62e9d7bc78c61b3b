package dev.pggen.read.compose.model;

import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Takes out what is tagged {@code !reset}, once nothing is left that it could undo. */
final class Resets {
  private static final String TAG = "!reset";

  private Resets() {}

  static YamlMap done(YamlMap root, String text) {
    return text.contains(TAG) ? map(root) : root;
  }

  static YamlMap done(YamlMap root) {
    return map(root);
  }

  private static YamlNode node(YamlNode node) {
    if (node instanceof YamlMap map) {
      return map(map);
    }
    return node instanceof YamlList list ? list(list) : node;
  }

  private static YamlMap map(YamlMap map) {
    List<YamlMap.Entry> entries = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      if (!entry.value().tag().equals(TAG)) {
        entries.add(new YamlMap.Entry(entry.key(), node(entry.value())));
      }
    }
    return map.with(entries);
  }

  private static YamlList list(YamlList list) {
    List<YamlNode> items = new ArrayList<>();
    for (YamlNode item : list.items()) {
      if (!item.tag().equals(TAG)) {
        items.add(node(item));
      }
    }
    return new YamlList(items, list.span(), list.tag());
  }
}
