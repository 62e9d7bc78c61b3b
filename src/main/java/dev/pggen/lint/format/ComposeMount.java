package dev.pggen.lint.format;

import dev.pggen.source.ShortText;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A volume or directory that a service sees, as it is written.
 *
 * @param source a volume or a path; empty for a volume without a name
 * @param target where it is mounted
 * @param readOnly whether the service may not write
 * @param place of the whole
 */
record ComposeMount(String source, String target, boolean readOnly, Span place) {
  /** Where servers of one major or another keep their data. */
  private static final String DATA = "/var/lib/postgresql";

  /** All of a service, memory aside. */
  static List<ComposeMount> of(ComposeService service) {
    List<ComposeMount> mounts = new ArrayList<>();
    for (YamlNode item : service.items("volumes")) {
      if (item instanceof YamlMap map) {
        longForm(map).ifPresent(mounts::add);
      } else {
        item.asScalar().ifPresent(scalar -> mounts.add(shortForm(scalar)));
      }
    }
    return mounts;
  }

  private static Optional<ComposeMount> longForm(YamlMap map) {
    String type = text(map, "type");
    boolean readOnly = text(map, "read_only").equals("true");
    return type.equals("tmpfs")
        ? Optional.empty()
        : Optional.of(
            new ComposeMount(
                text(map, "source"), strip(text(map, "target")), readOnly, map.span()));
  }

  private static String text(YamlMap map, String key) {
    return Places.scalar(map, key).map(YamlScalar::text).orElse("");
  }

  private static ComposeMount shortForm(YamlScalar scalar) {
    List<String> parts = ShortText.split(scalar.text());
    if (parts.size() == 1) {
      return new ComposeMount("", strip(parts.get(0)), false, scalar.span());
    }
    boolean readOnly = parts.size() > 2 && List.of(parts.get(2).split(",", -1)).contains("ro");
    return new ComposeMount(parts.get(0), strip(parts.get(1)), readOnly, scalar.span());
  }

  private static String strip(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** The volume or directory with the data of a server; empty where that is not plain to see. */
  static Optional<ComposeMount> data(ComposeService server) {
    List<ComposeMount> found =
        of(server).stream()
            .filter(m -> m.target().equals(DATA) || m.target().startsWith(DATA + "/"))
            .filter(m -> !m.source().isEmpty() && !m.readOnly())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Whether a path of the container lies in it. */
  boolean holds(String path) {
    return path.equals(target) || path.startsWith(target.equals("/") ? "/" : target + "/");
  }
}
