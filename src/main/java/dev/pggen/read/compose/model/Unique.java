package dev.pggen.read.compose.model;

import dev.pggen.source.ShortText;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lists in which a thing stands once: the later one takes the place of the earlier one. What a
 * thing is known by depends on the list.
 */
final class Unique {
  private static final Set<String> BY_NAME =
      Set.of(
          "cap_add",
          "cap_drop",
          "dns",
          "dns_opt",
          "dns_search",
          "links",
          "profiles",
          "tmpfs",
          "build.tags");

  private static final String SERVICE = "services.*.";

  private Unique() {}

  static List<YamlNode> of(List<YamlNode> items, String path) {
    if (!path.startsWith(SERVICE)) {
      return items;
    }
    String list = path.substring(SERVICE.length());
    Map<String, YamlNode> unique = new LinkedHashMap<>();
    int other = 0;
    for (YamlNode item : items) {
      // An item that is known by nothing is like no other.
      String key = key(item, list).orElse("\0" + other++);
      unique.put(key, item);
    }
    return List.copyOf(unique.values());
  }

  private static Optional<String> key(YamlNode item, String list) {
    if (BY_NAME.contains(list)) {
      return item.asScalar().map(s -> Pair.of(s).key().text());
    }
    return switch (list) {
      case "volumes", "devices" -> target(item);
      case "ports" -> port(item);
      case "expose" -> item.asScalar().map(YamlScalar::text);
      case "env_file" -> item instanceof YamlMap map ? text(map, "path") : scalar(item);
      case "configs" -> mounted(item, "");
      case "secrets" -> mounted(item, "/run/secrets");
      default -> Optional.empty();
    };
  }

  private static Optional<String> mounted(YamlNode item, String directory) {
    if (item instanceof YamlMap map) {
      return text(map, "target").or(() -> text(map, "source").map(s -> directory + "/" + s));
    }
    return scalar(item).map(s -> directory + "/" + s);
  }

  private static Optional<String> target(YamlNode item) {
    if (item instanceof YamlMap map) {
      return text(map, "target").map(Unique::path);
    }
    return scalar(item)
        .map(ShortText::split)
        .map(parts -> path(parts.get(parts.size() == 1 ? 0 : 1)));
  }

  private static String path(String target) {
    boolean slash = target.length() > 1 && target.endsWith("/");
    return slash ? target.substring(0, target.length() - 1) : target;
  }

  /** By address, both numbers and protocol, in either form. */
  private static Optional<String> port(YamlNode item) {
    if (item instanceof YamlMap map) {
      Optional<String> container = text(map, "target");
      return container.map(
          c ->
              text(map, "host_ip").filter(ip -> !ip.isEmpty()).orElse("0.0.0.0")
                  + ":"
                  + text(map, "published").orElse("")
                  + ":"
                  + c
                  + "/"
                  + text(map, "protocol").orElse("tcp"));
    }
    return scalar(item).map(Unique::port);
  }

  private static String port(String written) {
    int slash = written.lastIndexOf('/');
    String protocol = slash < 0 ? "tcp" : written.substring(slash + 1);
    String rest = slash < 0 ? written : written.substring(0, slash);
    int last = rest.lastIndexOf(':');
    String container = rest.substring(last + 1);
    String host = last < 0 ? "" : rest.substring(0, last);
    int colon = host.lastIndexOf(':');
    String published = host.substring(colon + 1);
    String address = colon <= 0 ? "0.0.0.0" : host.substring(0, colon);
    return address + ":" + published + ":" + container + "/" + protocol;
  }

  private static Optional<String> scalar(YamlNode item) {
    return item.asScalar().map(YamlScalar::text);
  }

  private static Optional<String> text(YamlMap map, String key) {
    return map.get(key).flatMap(YamlNode::asScalar).map(YamlScalar::text);
  }
}
