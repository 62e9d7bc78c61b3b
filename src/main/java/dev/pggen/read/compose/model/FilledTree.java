package dev.pggen.read.compose.model;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A tree with its variables filled in. Where secrets may stand, values of env files stay
 * references: whoever keeps them there has not written them into the Compose file.
 */
final class FilledTree {
  private static final Set<String> MAY_HOLD_SECRETS =
      Set.of(
          "annotations",
          "command",
          "content",
          "driver_opts",
          "entrypoint",
          "environment",
          "healthcheck",
          "labels",
          "logging",
          "post_start",
          "pre_stop");

  /** Services and what is like them stand at the second level, what they say at the third. */
  private static final int OF_SERVICE = 2;

  /** Of all values together, in characters: more is an attack. */
  private static final int MOST = 4 << 20;

  private int added;
  private final Interpolation all;
  private final Interpolation defaults;

  private FilledTree(Variables variables) {
    this.all = new Interpolation(variables, true);
    this.defaults = new Interpolation(variables, false);
  }

  static YamlNode of(YamlNode root, Variables variables) {
    return new FilledTree(variables).node(root, 0, false);
  }

  private YamlNode node(YamlNode node, int depth, boolean secret) {
    if (node instanceof YamlMap map) {
      return map(map, depth, secret);
    }
    return node instanceof YamlList list
        ? list(list, depth, secret)
        : scalar((YamlScalar) node, secret);
  }

  private YamlNode map(YamlMap map, int depth, boolean secret) {
    List<YamlMap.Entry> entries = new ArrayList<>();
    boolean same = true;
    for (YamlMap.Entry entry : map.entries()) {
      boolean below = secret || mayHoldSecrets(entry.name(), depth);
      YamlNode value = node(entry.value(), depth + 1, below);
      boolean unchanged = value == entry.value();
      same &= unchanged;
      entries.add(unchanged ? entry : new YamlMap.Entry(entry.key(), value));
    }
    return same ? map : map.with(entries);
  }

  private static boolean mayHoldSecrets(String key, int depth) {
    return depth == OF_SERVICE && MAY_HOLD_SECRETS.contains(key)
        || depth == OF_SERVICE + 1 && key.equals("args");
  }

  private YamlNode list(YamlList list, int depth, boolean secret) {
    List<YamlNode> items = new ArrayList<>();
    boolean same = true;
    for (YamlNode item : list.items()) {
      YamlNode filled = node(item, depth + 1, secret);
      same &= filled == item;
      items.add(filled);
    }
    return same ? list : new YamlList(items, list.span(), list.tag());
  }

  private YamlScalar scalar(YamlScalar scalar, boolean secret) {
    String text = scalar.text();
    if (text.indexOf('$') < 0) {
      return scalar;
    }
    Interpolation interpolation = secret ? defaults : all;
    String filled = interpolation.filled(text);
    if (filled.equals(text) || added + filled.length() > MOST) {
      return scalar;
    }
    added += filled.length();
    YamlScalar made = scalar.with(filled);
    Optional<Span> origin = interpolation.origin(text);
    return origin.isEmpty()
        ? made
        : new YamlScalar(filled, made.kind(), made.style(), origin.get(), made.tag());
  }
}
