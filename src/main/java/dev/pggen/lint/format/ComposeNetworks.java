package dev.pggen.lint.format;

import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which networks a service joins, by the names that the engine knows. */
final class ComposeNetworks {
  private static final String DEFAULT = "default";

  private ComposeNetworks() {}

  /** Empty where that is not plain to see, or where a service has the network of something else. */
  static Optional<Set<String>> of(ComposeFile file, ComposeService service) {
    if (!service.isWhole() || service.map().get("network_mode").isPresent()) {
      return Optional.empty();
    }
    Set<String> names = new TreeSet<>();
    for (String key : keys(service)) {
      String name = name(file, key);
      if (key.indexOf('$') >= 0 || name.indexOf('$') >= 0) {
        return Optional.empty();
      }
      names.add(name);
    }
    return Optional.of(names);
  }

  private static List<String> keys(ComposeService service) {
    Optional<YamlNode> node = service.map().get("networks").filter(n -> !n.isNull());
    if (node.isEmpty()) {
      return List.of(DEFAULT);
    }
    return node.get() instanceof YamlMap map
        ? map.keys()
        : Places.items(node).stream()
            .flatMap(n -> n.asScalar().stream().map(YamlScalar::text))
            .toList();
  }

  private static Optional<YamlMap> described(ComposeFile file, String key) {
    return file.named("networks", key).flatMap(e -> e.value().asMap());
  }

  private static String name(ComposeFile file, String key) {
    return described(file, key)
        .flatMap(m -> Places.scalar(m, "name"))
        .map(YamlScalar::text)
        .orElse(key);
  }

  /** Whether containers of other projects may be on one of them. */
  static boolean isShared(ComposeFile file, ComposeService service) {
    return keys(service).stream()
        .flatMap(key -> described(file, key).stream())
        .anyMatch(m -> m.get("external").isPresent());
  }
}
