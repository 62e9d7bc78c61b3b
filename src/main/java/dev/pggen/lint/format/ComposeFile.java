package dev.pggen.lint.format;

import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A Compose file and its services as they are written.
 *
 * @param document the whole file
 * @param services those that are maps, in order
 * @param servers those of them that are servers, as far as that is certain
 */
record ComposeFile(
    YamlDocument document, List<ComposeService> services, List<ComposeService> servers) {
  /** Every rule of a file asks for the same one. */
  private static final AtomicReference<ComposeFile> LAST = new AtomicReference<>();

  static ComposeFile of(YamlDocument document) {
    ComposeFile last = LAST.get();
    if (last == null || last.document() != document) {
      last = read(document);
      LAST.set(last);
    }
    return last;
  }

  private static ComposeFile read(YamlDocument document) {
    List<ComposeService> services = new ArrayList<>();
    boolean alone = document.root().asMap().filter(m -> m.get("include").isEmpty()).isPresent();
    Places.entries(document, "services")
        .forEach(
            entry -> {
              boolean whole = alone && !document.isUnreadIn(entry.value().span());
              services.add(new ComposeService(entry, whole));
            });
    return new ComposeFile(
        document,
        List.copyOf(services),
        services.stream().filter(ComposeService::isServer).toList());
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
}
