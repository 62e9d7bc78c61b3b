package dev.pggen.yaml;

import dev.pggen.source.Finding;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/**
 * What stands before a node: its anchor and tag.
 *
 * @param tag as a reader knows it, like {@code !reset} or {@code !!str}; empty if there is none
 * @param from where the properties start, in code points
 * @param to where they end
 * @param content where the node's own text starts
 */
record NodeProperties(String tag, int from, int to, int content) {
  private static final String CORE = "tag:yaml.org,2002:";
  private static final Set<String> CORE_TAGS =
      Set.of("!", "!!null", "!!bool", "!!int", "!!float", "!!str", "!!map", "!!seq");

  static NodeProperties before(NodeEvent event, TextPlaces places) {
    String tag = tag(event);
    int from = event.getStartMark().getIndex();
    int at = from;
    int to = from;
    while (event.getAnchor() != null || !tag.isEmpty()) {
      int c = places.at(at);
      if (c != '&' && c != '!') {
        break;
      }
      while (at < places.length() && !places.blankAt(at) && !places.breakAt(at)) {
        at++;
      }
      to = at;
      at = skipBlanks(places, at);
    }
    return new NodeProperties(tag, from, to, at);
  }

  /** Says so when the dialect does not have this tag. */
  void check(YamlDialect dialect, TextPlaces places, List<Finding> findings) {
    if (tag.isEmpty() || dialect.knows(tag)) {
      return;
    }
    if (dialect == YamlDialect.SPEC || !CORE_TAGS.contains(tag)) {
      findings.add(
          YamlRules.UNKNOWN_TAG
              .at(places.span(from, to), "the tag `" + tag + "` means nothing here")
              .help("remove it; quote the value if it is to be text"));
    }
  }

  private static int skipBlanks(TextPlaces places, int from) {
    int at = from;
    while (places.blankAt(at) || places.breakAt(at) || places.at(at) == '#') {
      at = places.at(at) == '#' ? places.lineEnd(at) : at + 1;
    }
    return at;
  }

  private static String tag(NodeEvent event) {
    String tag = null;
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof CollectionStartEvent start) {
      tag = start.getTag();
    }
    if (tag == null) {
      return "";
    }
    return tag.startsWith(CORE) ? "!!" + tag.substring(CORE.length()) : tag;
  }
}
