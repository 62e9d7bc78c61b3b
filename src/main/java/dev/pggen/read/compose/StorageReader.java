package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.model.EnvFiles;
import dev.pggen.source.ShortText;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The storage of a service, as far as mounts do not tell it. */
final class StorageReader {
  private StorageReader() {}

  /** That of one service. A variable in a path leaves open what is mounted where. */
  static Storage of(Section service, FileSet around) {
    List<Storage.Memory> memory = new ArrayList<>();
    boolean complete =
        service.complete()
            && service.get("volumes_from").isEmpty()
            && EnvFiles.of(service.map(), around).complete();
    for (YamlNode item : items(service, "tmpfs")) {
      Optional<String> text = Section.text(item);
      complete &= text.isPresent();
      text.ifPresent(t -> memory.add(new Storage.Memory(t.split(":", 2)[0], service.origin(item))));
    }
    for (YamlNode item : items(service, "volumes")) {
      if (item instanceof YamlMap map) {
        Optional<String> target = map.get("target").flatMap(Section::text);
        complete &= target.isPresent();
        if (target.isPresent() && isMemory(map)) {
          memory.add(new Storage.Memory(target.get(), service.origin(item)));
        }
      } else {
        complete &= target(item).filter(t -> t.indexOf('$') < 0).isPresent();
      }
    }
    return new Storage(complete, memory);
  }

  /** Of {@code [source:]target[:options]}. */
  private static Optional<String> target(YamlNode item) {
    List<String> parts = ShortText.split(item.asScalar().map(YamlScalar::text).orElse(""));
    return parts.size() > 3 ? Optional.empty() : Optional.of(parts.get(parts.size() == 1 ? 0 : 1));
  }

  private static boolean isMemory(YamlMap map) {
    return map.get("type").flatMap(Section::text).filter("tmpfs"::equals).isPresent();
  }

  private static List<YamlNode> items(Section service, String key) {
    Optional<YamlNode> node = service.get(key);
    return node.flatMap(YamlNode::asList)
        .map(YamlList::items)
        .orElseGet(() -> node.stream().toList());
  }
}
