package dev.pggen.lint.format;

import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Compose file and its services as they are written.
 *
 * @param document the whole file
 * @param services those that are maps, in order
 */
record ComposeFile(YamlDocument document, List<ComposeService> services) {
  static ComposeFile of(YamlDocument document) {
    List<ComposeService> services = new ArrayList<>();
    boolean alone = document.root().asMap().filter(m -> m.get("include").isEmpty()).isPresent();
    Places.entries(document, "services")
        .forEach(entry -> services.add(new ComposeService(entry, alone)));
    return new ComposeFile(document, List.copyOf(services));
  }

  /** What stands below a section of the file, like a volume. */
  Optional<YamlMap.Entry> named(String section, String name) {
    return document
        .root()
        .asMap()
        .flatMap(m -> m.get(section))
        .flatMap(YamlNode::asMap)
        .flatMap(m -> m.entry(name));
  }

  /** The servers among the services, as far as that is certain. */
  List<ComposeService> servers() {
    return services.stream().filter(ComposeService::isServer).toList();
  }
}
