package dev.pggen.read.compose.model;

import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Services of one file with those that they extend, in that file or in others, below them. */
final class Extends {
  private static final String KEY = "extends";
  private static final int LONGEST = 50;

  private final ProjectFiles files;
  private final Variables variables;
  private final Map<String, Optional<Place>> places = new HashMap<>();
  private final Map<String, String> gaps = new HashMap<>();

  /**
   * Where services stand.
   *
   * @param path of the file
   * @param directory from which its paths are seen
   * @param services as they are written
   */
  private record Place(String path, String directory, YamlMap services) {}

  /** A service, and why something may be missing in it. */
  private record Extended(YamlMap service, Optional<String> gap) {}

  Extends(ProjectFiles files, Variables variables) {
    this.files = files;
    this.variables = variables;
  }

  /** Why something may be missing, by service. */
  Map<String, String> gaps() {
    return gaps;
  }

  /**
   * A file with its services extended.
   *
   * @param path of the file
   * @param directory from which its paths are seen
   */
  YamlMap in(YamlMap root, String path, String directory) {
    Optional<YamlMap> services = root.get("services").flatMap(YamlNode::asMap);
    boolean any = services.isPresent() && services.get().entries().stream().anyMatch(Extends::has);
    if (!any) {
      return root;
    }
    Place here = new Place(path, directory, services.get());
    List<YamlMap.Entry> extended = new ArrayList<>();
    for (YamlMap.Entry entry : services.get().entries()) {
      extended.add(has(entry) ? extended(entry, here) : entry);
    }
    List<YamlMap.Entry> all = new ArrayList<>();
    for (YamlMap.Entry entry : root.entries()) {
      boolean theirs = entry.name().equals("services");
      all.add(theirs ? new YamlMap.Entry(entry.key(), services.get().with(extended)) : entry);
    }
    return root.with(all);
  }

  private static boolean has(YamlMap.Entry service) {
    return service.value() instanceof YamlMap map && of(map).isPresent();
  }

  private static Optional<YamlNode> of(YamlMap service) {
    return service.get(KEY).filter(node -> !node.isNull());
  }

  private YamlMap.Entry extended(YamlMap.Entry entry, Place here) {
    Extended extended = resolve(entry.name(), here, List.of());
    extended.gap().ifPresent(why -> gaps.put(entry.name(), why));
    return new YamlMap.Entry(entry.key(), extended.service());
  }

  private Extended resolve(String name, Place place, List<String> trail) {
    YamlMap service = (YamlMap) place.services().get(name).orElseThrow();
    Optional<YamlNode> written = of(service);
    if (written.isEmpty()) {
      return new Extended(service, Optional.empty());
    }
    String step = place.path() + " " + name;
    if (trail.contains(step)) {
      return missing(service, "`extends` goes in a circle at `" + name + "`");
    }
    if (trail.size() >= LONGEST) {
      return missing(service, "one service extends another more than " + LONGEST + " times");
    }
    Optional<String> base = service(written.get());
    Optional<String> file = text(written.get(), "file");
    Optional<Place> from = file.isEmpty() ? Optional.of(place) : place(place, file.get());
    if (base.isEmpty()) {
      return missing(service, "`extends` names no service that can be known");
    }
    if (from.isEmpty()) {
      return missing(service, "`" + file.get() + "`, which it extends, cannot be read from here");
    }
    if (from.get().services().get(base.get()).flatMap(YamlNode::asMap).isEmpty()) {
      return missing(service, "there is no service `" + base.get() + "` that it could extend");
    }
    List<String> further = new ArrayList<>(trail);
    further.add(step);
    Extended below = resolve(base.get(), from.get(), further);
    files.used(from.get().path(), base.get());
    if (!files.hasRoom()) {
      return missing(service, "what services extend is more than can be read");
    }
    YamlMap merged = without(Merge.service(below.service(), without(service)));
    files.merged(merged);
    return new Extended(merged, below.gap());
  }

  private Optional<Place> place(Place from, String file) {
    Optional<String> path = Paths.resolve(from.directory(), file);
    return path.flatMap(p -> places.computeIfAbsent(p, this::read));
  }

  private Optional<Place> read(String path) {
    String directory = Paths.directory(path);
    return files
        .compose(path)
        .map(document -> FilledTree.of(document.root(), variables))
        .flatMap(YamlNode::asMap)
        .map(root -> Rebased.of(root, directory))
        .flatMap(root -> root.get("services"))
        .flatMap(YamlNode::asMap)
        .map(services -> new Place(path, directory, services));
  }

  private static Optional<String> service(YamlNode written) {
    return written instanceof YamlScalar scalar
        ? Optional.of(scalar.text())
        : text(written, "service");
  }

  private static Optional<String> text(YamlNode node, String key) {
    return node.asMap()
        .flatMap(m -> m.get(key))
        .flatMap(YamlNode::asScalar)
        .filter(s -> !s.isNull())
        .map(YamlScalar::text);
  }

  private static YamlMap without(YamlMap service) {
    return service.with(
        service.entries().stream().filter(entry -> !entry.name().equals(KEY)).toList());
  }

  /** What is known of it all the same. */
  private static Extended missing(YamlMap service, String why) {
    return new Extended(without(service), Optional.of(why));
  }
}
