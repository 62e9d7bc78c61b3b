package dev.pggen.read.compose.model;

import dev.pggen.read.Reading;
import dev.pggen.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Compose project as one file would say it.
 *
 * @param root with all services, networks and so on
 * @param gap why something may be missing anywhere in it
 * @param gaps by service, why something may be missing in that
 * @param parts the other files that it is made of
 */
public record Project(
    YamlMap root, Optional<String> gap, Map<String, String> gaps, List<Reading.Part> parts) {
  public Project {
    gaps = Map.copyOf(gaps);
    parts = List.copyOf(parts);
  }

  /** A project of one file. */
  static Project of(YamlMap root) {
    return new Project(root, Optional.empty(), Map.of(), List.of());
  }

  /** Why something may be missing in a service. */
  public Optional<String> gap(String service) {
    return gap.or(() -> Optional.ofNullable(gaps.get(service)));
  }
}
