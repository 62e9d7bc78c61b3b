package dev.pggen.read.compose.model;

import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the {@code env_file} of a service gives it.
 *
 * @param values by name; of two files the later one counts
 * @param complete whether each of the files could be read
 * @param named where each of the files is named, by its path from the directory of the project
 */
public record EnvFiles(Map<String, Value> values, boolean complete, Map<String, Span> named) {
  private static final EnvFiles NONE = new EnvFiles(Map.of(), true, Map.of());

  /**
   * A variable.
   *
   * @param text none if it depends on what is outside
   * @param span where it is written
   */
  public record Value(Optional<String> text, Span span) {}

  /** Of a service; paths are seen from the directory of the project. */
  public static EnvFiles of(YamlMap service, FileSet around) {
    Optional<YamlNode> node = service.get("env_file").filter(n -> !n.isNull());
    if (node.isEmpty()) {
      return NONE;
    }
    Map<String, Value> values = new TreeMap<>();
    Map<String, Span> named = new TreeMap<>();
    boolean complete = true;
    for (YamlNode item : node.get() instanceof YamlList l ? l.items() : List.of(node.get())) {
      Optional<String> path = path(item).flatMap(p -> Paths.resolve("", p));
      path.ifPresent(p -> named.put(p, item.span()));
      Variables read = path.map(p -> read(p, around)).orElseGet(Variables::broken);
      complete &= !read.isBroken();
      read.own().forEach((name, value) -> values.put(name, new Value(value.text(), value.span())));
    }
    return new EnvFiles(values, complete, named);
  }

  /** What one file says; nothing if it cannot be read. */
  public static Map<String, Value> in(String path, FileSet around) {
    Map<String, Value> values = new TreeMap<>();
    read(path, around)
        .own()
        .forEach((name, value) -> values.put(name, new Value(value.text(), value.span())));
    return values;
  }

  private static Variables read(String path, FileSet around) {
    Optional<SourceFile> file = around.file(path);
    return file.map(f -> DotEnv.read(f, Variables.NONE)).orElseGet(Variables::broken);
  }

  /** A raw file has no quotes and no references: what it says is left open. */
  private static Optional<String> path(YamlNode item) {
    if (item instanceof YamlMap map) {
      return map.get("format").isEmpty()
          ? map.get("path").flatMap(EnvFiles::path)
          : Optional.empty();
    }
    return item.asScalar().map(YamlScalar::text).flatMap(Interpolation::literal);
  }
}
