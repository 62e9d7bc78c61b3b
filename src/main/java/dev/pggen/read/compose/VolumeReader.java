package dev.pggen.read.compose;

import dev.pggen.stack.Fact;
import dev.pggen.stack.Origin;
import dev.pggen.stack.Volume;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.Optional;

/** A named volume, and on what it lies where the file says so. */
final class VolumeReader {
  private VolumeReader() {}

  static Volume of(YamlMap.Entry entry, Section top) {
    Optional<Section> volume =
        entry.value().asMap().map(map -> new Section(map, top.gap(), top.origins()));
    return new Volume(
        entry.name(),
        Optional.empty(),
        Fact.unknown("Compose does not know how volumes are backed up"),
        volume.map(VolumeReader::fileSystem).orElse(Fact.decided("", "a directory of the engine")),
        volume
            .flatMap(VolumeReader::inMemory)
            .orElse(Fact.unknown("whoever takes the stack down decides")),
        top.origin(entry.key()),
        volume.flatMap(v -> outer(v, entry.name())).map(name -> "volume " + name));
  }

  /** The engine knows it by this name alone; all others get the project's name before theirs. */
  private static Optional<String> outer(Section volume, String key) {
    if (!volume.complete() || !isExternal(volume) && volume.get("name").isEmpty()) {
      return Optional.empty();
    }
    Optional<Section> old = volume.below("external");
    if (volume.get("name").isEmpty() && old.isPresent() && old.get().get("name").isPresent()) {
      return old.get().text("name");
    }
    return volume.get("name").isPresent() ? volume.text("name") : Optional.of(key);
  }

  /** The driver {@code local} can keep a volume in memory, too. */
  private static Optional<Fact<Boolean>> inMemory(Section volume) {
    return volume
        .below("driver_opts")
        .filter(o -> volume.text("driver").orElse("local").equals("local"))
        .filter(o -> volume.complete() && o.text("type").filter("tmpfs"::equals).isPresent())
        .flatMap(o -> o.get("type"))
        .map(type -> Fact.of(false, Origin.decided("it lies in memory", type.span())));
  }

  /** As the driver {@code local} mounts it; what other drivers do is not known. */
  private static Fact<String> fileSystem(Section volume) {
    boolean local = volume.text("driver").orElse("local").equals("local");
    if (!local || isExternal(volume) || !volume.complete()) {
      return Fact.unknown("it is made somewhere else");
    }
    Optional<Section> options = volume.below("driver_opts");
    if (options.isEmpty()) {
      return Fact.decided("", "a directory of the engine");
    }
    Optional<YamlNode> type = options.get().get("type");
    String word = type.flatMap(Section::text).orElse("");
    if (word.startsWith("nfs")) {
      return Fact.of("nfs", volume.origin(type.get()));
    }
    if (word.equals("cifs") || word.startsWith("smb")) {
      return Fact.of("cifs", volume.origin(type.get()));
    }
    return word.isEmpty() ? byAddress(options.get()) : Fact.unknown("it is a device of the host");
  }

  /** Old files hold a map with its name. */
  private static boolean isExternal(Section volume) {
    return volume.get("external").map(n -> Section.truth(n).orElse(true)).orElse(false);
  }

  /** Without a type that can be read, the address of a server tells. */
  private static Fact<String> byAddress(Section options) {
    Optional<YamlNode> mount = options.get("o");
    String written = mount.flatMap(YamlNode::asScalar).map(s -> s.text()).orElse("");
    if (!("," + written).contains(",addr=")) {
      return Fact.unknown("its type is not said");
    }
    boolean share = options.text("device").orElse("").startsWith("//");
    return Fact.of(share ? "cifs" : "nfs", options.origin(mount.get()));
  }
}
