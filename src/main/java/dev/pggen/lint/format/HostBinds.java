package dev.pggen.lint.format;

import dev.pggen.source.Span;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Directories and files of the host that a service of a Compose file is given. */
final class HostBinds {
  /**
   * One of them.
   *
   * @param path on the host, as it is written
   * @param target in the container
   * @param readOnly whether the container may not write
   * @param made whether a directory is made where none is
   * @param span where the path is written
   */
  record Bind(String path, String target, boolean readOnly, boolean made, Span span) {}

  private HostBinds() {}

  /** Those whose paths are literal. */
  static List<Bind> of(YamlMap service) {
    List<Bind> binds = new ArrayList<>();
    for (YamlNode item : Places.items(service.get("volumes"))) {
      Optional<Bind> bind =
          item instanceof YamlMap map
              ? longForm(map)
              : item.asScalar().flatMap(HostBinds::shortForm);
      bind.ifPresent(binds::add);
    }
    return binds;
  }

  private static Optional<Bind> longForm(YamlMap map) {
    Optional<YamlScalar> source = Places.scalar(map, "source");
    Optional<String> target = Places.scalar(map, "target").map(YamlScalar::text);
    boolean bind = Places.scalar(map, "type").filter(t -> t.text().equals("bind")).isPresent();
    if (!bind || source.isEmpty() || target.isEmpty() || source.get().text().indexOf('$') >= 0) {
      return Optional.empty();
    }
    boolean made =
        Places.at(map, "bind", "create_host_path")
            .flatMap(YamlNode::asScalar)
            .map(s -> !s.text().equalsIgnoreCase("false"))
            .orElse(true);
    boolean readOnly =
        Places.scalar(map, "read_only").filter(s -> s.text().equalsIgnoreCase("true")).isPresent();
    return Optional.of(
        new Bind(source.get().text(), target.get(), readOnly, made, source.get().span()));
  }

  /** {@code source:target[:options]}. */
  private static Optional<Bind> shortForm(YamlScalar scalar) {
    String[] parts = scalar.text().split(":", -1);
    boolean path = !parts[0].isEmpty() && "/.~".indexOf(parts[0].charAt(0)) >= 0;
    if (!path || parts.length < 2 || parts.length > 3 || scalar.text().indexOf('$') >= 0) {
      return Optional.empty();
    }
    boolean readOnly = parts.length == 3 && List.of(parts[2].split(",", -1)).contains("ro");
    return Optional.of(
        new Bind(parts[0], parts[1], readOnly, true, scalar.part(0, parts[0].length())));
  }
}
