package dev.pggen.read.compose;

import dev.pggen.read.FileSet;
import dev.pggen.read.compose.model.EnvFiles;
import dev.pggen.read.compose.model.Project;
import dev.pggen.source.SourceFile;
import dev.pggen.stack.Backup;
import dev.pggen.stack.Link;
import dev.pggen.stack.Network;
import dev.pggen.stack.Server;
import dev.pggen.stack.Stack;
import dev.pggen.stack.Volume;
import dev.pggen.stack.Workload;
import dev.pggen.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Compose file on its way to a stack. */
final class StackReading {
  private static final String DEFAULT_NETWORK = "default";

  private final Section top;
  private final SourceFile manifest;
  private final FileSet around;
  private final Placement placement;

  StackReading(Section top, SourceFile manifest, FileSet around, Placement placement) {
    this.top = top;
    this.manifest = manifest;
    this.around = around;
    this.placement = placement;
  }

  Stack stack(Project project) {
    List<Workload> workloads = new ArrayList<>();
    MountReader mounts = new MountReader(top, placement);
    NetworkReader joined =
        new NetworkReader(entries("networks").stream().map(YamlMap.Entry::name).toList());
    Map<String, Map<String, String>> written = new HashMap<>();
    Map<String, List<String>> names = new HashMap<>();
    Map<String, Storage> storage = new HashMap<>();
    for (YamlMap.Entry entry : entries("services")) {
      Optional<YamlMap> map = entry.value().asMap();
      if (map.isPresent()) {
        Section service = new Section(map.get(), project.gap(entry.name()), top.origins());
        WorkloadReader reader = new WorkloadReader(entry, service, mounts, joined, around);
        workloads.add(placement.started(reader.read()));
        written.put(entry.name(), written(service, around));
        names.put(entry.name(), names(service));
        storage.put(entry.name(), StorageReader.of(service, around));
      }
    }
    workloads = Roles.assigned(workloads);
    InlineConfigs files = new InlineConfigs(top, manifest, around);
    List<Server> servers =
        workloads.stream()
            .filter(w -> w.role() == Workload.Role.DATABASE)
            .map(
                w ->
                    new ServerReader(
                            w,
                            placement.files(w, files),
                            storage.getOrDefault(w.name(), Storage.UNKNOWN),
                            s -> top.origins().apply(files.place(s)))
                        .read())
            .toList();
    List<Link> links = new LinkReader(workloads, servers, written, names, false).links();
    List<Backup> backups = BackupReader.backups(workloads, servers);
    return new Stack(
        top.text("name").orElse(""),
        top.origins()
            .apply(top.map().entry("name").map(e -> e.value().span()).orElse(manifest.start())),
        workloads,
        servers,
        volumes(),
        networks(workloads),
        List.of(),
        List.of(),
        links,
        backups);
  }

  /** Names by which others on a network find it. */
  private static List<String> names(Section service) {
    List<String> names = new ArrayList<>();
    service.text("container_name").ifPresent(names::add);
    Optional<YamlMap> networks = service.get("networks").flatMap(n -> n.asMap());
    for (YamlMap.Entry network : networks.map(YamlMap::entries).orElse(List.of())) {
      network
          .value()
          .asMap()
          .flatMap(m -> m.get("aliases"))
          .flatMap(Section::texts)
          .ifPresent(names::addAll);
    }
    return names;
  }

  private static Map<String, String> written(Section service, FileSet around) {
    Map<String, String> texts = new HashMap<>();
    EnvFiles.of(service.map(), around)
        .values()
        .forEach((name, value) -> value.text().ifPresent(text -> texts.put(name, text)));
    Asked asked = new Asked(around);
    service
        .get("environment")
        .map(Section::pairs)
        .orElse(Map.of())
        .forEach((name, node) -> texts.put(name, asked.resolved(name, node).replace("$$", "$")));
    return texts;
  }

  private List<Volume> volumes() {
    return entries("volumes").stream().map(e -> VolumeReader.of(e, top)).toList();
  }

  /** Those that the file describes, and the one that Compose makes where a service names none. */
  private List<Network> networks(List<Workload> workloads) {
    List<Network> networks = new ArrayList<>();
    for (YamlMap.Entry entry : entries("networks")) {
      Optional<YamlMap> map = entry.value().asMap();
      networks.add(
          new Network(
              entry.name(), is(map, "internal"), is(map, "external"), top.origin(entry.key())));
    }
    boolean described = networks.stream().anyMatch(n -> n.name().equals(DEFAULT_NETWORK));
    boolean used =
        workloads.stream()
            .anyMatch(w -> w.network().networks().isKnownAnd(n -> n.contains(DEFAULT_NETWORK)));
    if (used && !described) {
      networks.add(
          new Network(DEFAULT_NETWORK, false, false, top.origins().apply(manifest.start())));
    }
    return networks;
  }

  /** Whether a key says yes; {@code external} of old files holds a map with a name. */
  private static boolean is(Optional<YamlMap> map, String key) {
    return map.flatMap(m -> m.get(key))
        .map(node -> node.asMap().isPresent() || Section.truth(node).orElse(false))
        .orElse(false);
  }

  private List<YamlMap.Entry> entries(String key) {
    return top.get(key).flatMap(node -> node.asMap()).map(YamlMap::entries).orElse(List.of());
  }
}
