package dev.pggen.target.composefile;

import dev.pggen.yaml.YamlDoc;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order in which dclint 3.1 wants keys. */
final class KeyOrder {
  /** Names as a dictionary sorts them: underscore, hyphen, digits, letters. */
  static final Comparator<String> NAMES =
      Comparator.comparing(name -> name.replace('_', '\u0001').replace('-', '\u0002'));

  private static final List<String> TOP =
      List.of("name", "services", "networks", "volumes", "secrets", "configs");

  private static final List<String> SERVICE =
      List.of(
          "image",
          "build",
          "container_name",
          "depends_on",
          "volumes",
          "volumes_from",
          "configs",
          "secrets",
          "environment",
          "env_file",
          "ports",
          "networks",
          "network_mode",
          "extra_hosts",
          "command",
          "entrypoint",
          "working_dir",
          "restart",
          "healthcheck",
          "logging",
          "labels",
          "user",
          "isolation");

  private KeyOrder() {}

  /** The same document with its keys in order. */
  static YamlDoc.Map sorted(YamlDoc.Map root) {
    YamlDoc.Map result = new YamlDoc.Map();
    for (Map.Entry<String, YamlDoc> entry : entries(root, TOP)) {
      boolean services = entry.getKey().equals("services");
      YamlDoc value = entry.getValue();
      result.put(entry.getKey(), value instanceof YamlDoc.Map m ? members(m, services) : value);
    }
    return result;
  }

  private static YamlDoc.Map members(YamlDoc.Map map, boolean services) {
    YamlDoc.Map result = new YamlDoc.Map();
    for (Map.Entry<String, YamlDoc> entry : entries(map, List.of())) {
      YamlDoc value = entry.getValue();
      result.put(entry.getKey(), services && value instanceof YamlDoc.Map s ? service(s) : value);
    }
    return result;
  }

  private static YamlDoc.Map service(YamlDoc.Map map) {
    YamlDoc.Map result = new YamlDoc.Map();
    entries(map, SERVICE).forEach(entry -> result.put(entry.getKey(), entry.getValue()));
    return result;
  }

  private static List<Map.Entry<String, YamlDoc>> entries(YamlDoc.Map map, List<String> first) {
    Comparator<String> byPlace =
        Comparator.comparingInt(key -> first.contains(key) ? first.indexOf(key) : first.size());
    return map.entries().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(byPlace.thenComparing(NAMES)))
        .toList();
  }
}
