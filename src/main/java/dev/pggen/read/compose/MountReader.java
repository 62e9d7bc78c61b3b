package dev.pggen.read.compose;

import dev.pggen.read.compose.model.Interpolation;
import dev.pggen.source.ShortText;
import dev.pggen.stack.Mount;
import dev.pggen.stack.Origin;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a container sees: volumes, secrets and configuration files. */
final class MountReader {
  private static final String SECRETS = "/run/secrets/";

  private final Section top;
  private final Placement placement;

  MountReader(Section top, Placement placement) {
    this.top = top;
    this.placement = placement;
  }

  List<Mount> of(Section service) {
    List<Mount> mounts = new ArrayList<>();
    for (YamlNode item : items(service, "volumes")) {
      Origin origin = service.origin(item);
      (item instanceof YamlMap map ? longForm(map, origin) : shortForm(item, origin))
          .ifPresent(mounts::add);
    }
    for (YamlNode item : items(service, "secrets")) {
      secret(item, service.origin(item)).ifPresent(mounts::add);
    }
    for (YamlNode item : items(service, "configs")) {
      config(item, service.origin(item)).ifPresent(mounts::add);
    }
    return mounts;
  }

  private static List<YamlNode> items(Section service, String key) {
    return service.get(key).flatMap(YamlNode::asList).map(YamlList::items).orElse(List.of());
  }

  private Optional<Mount> longForm(YamlMap map, Origin origin) {
    String type = text(map, "type").orElse("volume");
    Optional<String> target = text(map, "target");
    boolean readOnly = map.get("read_only").flatMap(Section::truth).orElse(false);
    String source = raw(map, "source");
    return target
        .filter(t -> type.equals("volume") || type.equals("bind"))
        .map(
            t ->
                new Mount(
                    type.equals("volume") ? new Mount.OfVolume(source) : placement.source(source),
                    t,
                    readOnly,
                    origin));
  }

  /** {@code [source:]target[:options]}; without a source it is a volume without a name. */
  private Optional<Mount> shortForm(YamlNode node, Origin origin) {
    String text = node.asScalar().map(s -> s.text().replace("$$", "$")).orElse("");
    List<String> parts = ShortText.split(text);
    if (parts.size() > 3 || text.isEmpty()) {
      return Optional.empty();
    }
    if (parts.size() == 1) {
      return Optional.of(new Mount(new Mount.OfVolume(""), text, false, origin));
    }
    String source = parts.get(0);
    boolean readOnly = parts.size() == 3 && List.of(parts.get(2).split(",", -1)).contains("ro");
    boolean path = source.startsWith("/") || source.startsWith(".") || source.startsWith("~");
    Mount.Source from =
        path || source.contains("$") ? placement.source(source) : new Mount.OfVolume(source);
    return Optional.of(new Mount(from, parts.get(1), readOnly, origin));
  }

  private Optional<Mount> secret(YamlNode item, Origin origin) {
    Optional<String> key = item instanceof YamlMap map ? text(map, "source") : Section.text(item);
    return key.map(
        k -> {
          String file = item instanceof YamlMap map ? text(map, "target").orElse(k) : k;
          String target = file.startsWith("/") ? file : SECRETS + file;
          return new Mount(new Mount.OfSecret(secretName(k)), target, true, origin);
        });
  }

  /** A secret is known by its file among the secret files, else by its key. */
  private String secretName(String key) {
    return described("secrets", key)
        .flatMap(m -> text(m, "file"))
        .flatMap(placement::secret)
        .orElse(key);
  }

  /** A config is a mount of its file, or of the block in the manifest that holds it. */
  private Optional<Mount> config(YamlNode item, Origin origin) {
    Optional<String> key = item instanceof YamlMap map ? text(map, "source") : Section.text(item);
    return key.flatMap(
        k ->
            described("configs", k)
                .flatMap(m -> configSource(k, m))
                .map(
                    source -> {
                      String target =
                          item instanceof YamlMap map ? text(map, "target").orElse(k) : k;
                      String path = target.startsWith("/") ? target : "/" + target;
                      return new Mount(source, path, true, origin);
                    }));
  }

  private Optional<Mount.Source> configSource(String key, YamlMap config) {
    Optional<Mount.Source> file = text(config, "file").map(placement::source);
    return config.get("content").isPresent()
        ? Optional.of(new Mount.OfOutput(InlineConfigs.path(key)))
        : file;
  }

  private Optional<YamlMap> described(String kind, String key) {
    return top.below(kind).flatMap(s -> s.get(key)).flatMap(YamlNode::asMap);
  }

  private static Optional<String> text(YamlMap map, String key) {
    return map.get(key).flatMap(Section::text);
  }

  /** What stands there, variables and all: paths are compared as they are written. */
  private static String raw(YamlMap map, String key) {
    return map.get(key)
        .flatMap(YamlNode::asScalar)
        .map(s -> Interpolation.literal(s.text()).orElse(s.text()))
        .orElse("");
  }
}
