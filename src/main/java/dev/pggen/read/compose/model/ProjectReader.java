package dev.pggen.read.compose.model;

import dev.pggen.read.FileSet;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlList;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlNode;
import dev.pggen.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a project from its first file. No other file is looked for unless one is named. */
public final class ProjectReader {
  private static final String INCLUDE = "include";

  /** Why a service may say more than is seen: one of its values could not be read. */
  public static final String UNREAD = "a value in it is no YAML";

  private static final List<String> SECTIONS =
      List.of("services", "volumes", "networks", "secrets", "configs");

  private final ProjectFiles files;
  private final Map<String, String> gaps = new HashMap<>();
  private Optional<String> gap = Optional.empty();

  private ProjectReader(ProjectFiles files) {
    this.files = files;
  }

  /**
   * The project of a file.
   *
   * @param root of the file
   * @param around the files beside it
   */
  public static Project read(YamlDocument manifest, YamlMap root, FileSet around) {
    Project project = whole(manifest, root, around);
    Map<String, String> gaps = new HashMap<>(project.gaps());
    for (YamlMap.Entry service :
        services(manifest.unread().isEmpty() ? Optional.empty() : Optional.of(root))) {
      if (manifest.isUnreadIn(service.value().span())) {
        gaps.put(service.name(), UNREAD);
      }
    }
    return new Project(project.root(), project.gap(), gaps, project.parts());
  }

  private static List<YamlMap.Entry> services(Optional<YamlMap> root) {
    return root.flatMap(r -> r.get("services"))
        .flatMap(YamlNode::asMap)
        .map(YamlMap::entries)
        .orElse(List.of());
  }

  private static Project whole(YamlDocument manifest, YamlMap root, FileSet around) {
    String text = manifest.file().text();
    List<String> overrides = around.overrides();
    boolean one = overrides.isEmpty() && !text.contains("extends") && root.get(INCLUDE).isEmpty();
    if (one && text.indexOf('$') < 0) {
      return Project.of(Resets.done(root, text));
    }
    ProjectFiles files = new ProjectFiles(around, manifest.dialect());
    Variables variables = files.ofDirectory("", Variables.NONE);
    YamlMap filled = (YamlMap) FilledTree.of(root, variables);
    if (one) {
      return Project.of(Resets.done(filled, text));
    }
    ProjectReader reader = new ProjectReader(files);
    String name = Paths.name(manifest.file().path());
    Layer layer = new Layer("", variables, List.of(name));
    YamlMap all = reader.file(filled, name, layer);
    for (String override : overrides) {
      all = reader.over(all, override, layer);
    }
    return new Project(Resets.done(all), reader.gap, reader.gaps, files.parts());
  }

  /**
   * Files that are laid over each other.
   *
   * @param directory from which their paths are seen
   * @param variables with which they are filled
   * @param trail the files that include them
   */
  private record Layer(String directory, Variables variables, List<String> trail) {}

  /** One more file over what there is. */
  private YamlMap over(YamlMap base, String path, Layer layer) {
    Optional<YamlDocument> document = files.compose(path);
    if (document.isEmpty()) {
      gap = gap.or(() -> Optional.of("`" + path + "` cannot be read"));
      return base;
    }
    files.whole(path);
    YamlNode filled = FilledTree.of(document.get().root(), layer.variables());
    YamlMap seen = Rebased.of((YamlMap) filled, layer.directory());
    return Merge.files(base, file(seen, path, layer));
  }

  /** A file with what it extends and includes. */
  private YamlMap file(YamlMap root, String path, Layer layer) {
    Extends extending = new Extends(files, layer.variables());
    YamlMap extended = extending.in(root, path, layer.directory());
    gaps.putAll(extending.gaps());
    Optional<YamlNode> include = root.get(INCLUDE).filter(node -> !node.isNull());
    if (include.isEmpty()) {
      return extended;
    }
    YamlMap whole = without(extended);
    List<YamlNode> items =
        include.get() instanceof YamlList list ? list.items() : List.of(include.get());
    for (YamlNode item : items) {
      whole = included(item, layer).map(new Under(whole)::laid).orElse(whole);
    }
    return whole;
  }

  private static YamlMap without(YamlMap root) {
    return root.with(
        root.entries().stream().filter(entry -> !entry.name().equals(INCLUDE)).toList());
  }

  /** What one entry of {@code include} brings; none, with the reason, if it cannot be known. */
  private Optional<YamlMap> included(YamlNode item, Layer layer) {
    List<String> paths = Texts.of(item, "path");
    Optional<String> first = paths.stream().findFirst();
    Optional<String> main = first.flatMap(p -> Paths.resolve(layer.directory(), p));
    if (main.isEmpty()) {
      return unknown("`include` names `" + first.orElse("") + "`, which cannot be read from here");
    }
    if (layer.trail().contains(main.get())) {
      return unknown("`include` goes in a circle at `" + first.get() + "`");
    }
    List<String> chosen = Texts.of(item, "project_directory");
    Optional<String> directory =
        chosen.isEmpty()
            ? Optional.of(Paths.directory(main.get()))
            : Paths.resolve(layer.directory(), chosen.get(0));
    if (directory.isEmpty()) {
      return unknown("`project_directory` of an `include` is not beside this file");
    }
    List<String> trail = new ArrayList<>(layer.trail());
    trail.add(main.get());
    Layer below = new Layer(directory.get(), variables(item, directory.get(), layer), trail);
    YamlMap all = new YamlMap(List.of(), item.span(), "");
    for (String path : paths) {
      Optional<String> resolved = Paths.resolve(layer.directory(), path);
      if (resolved.isEmpty() || files.compose(resolved.get()).isEmpty()) {
        return unknown("`include` names `" + path + "`, which cannot be read from here");
      }
      all = over(all, resolved.get(), below);
    }
    return Optional.of(all);
  }

  private Variables variables(YamlNode item, String directory, Layer layer) {
    List<String> named = Texts.of(item, "env_file");
    if (!(item instanceof YamlMap) || named.isEmpty()) {
      return layer.variables().with(files.ofDirectory(directory, layer.variables()));
    }
    Variables read = Variables.NONE;
    for (String path : named) {
      if (!path.equals("/dev/null")) {
        Variables outer = layer.variables().with(read);
        Variables next =
            Paths.resolve(layer.directory(), path)
                .map(p -> files.variables(p, outer))
                .orElseGet(Variables::broken);
        read = next.with(read);
      }
    }
    return layer.variables().with(read);
  }

  private Optional<YamlMap> unknown(String why) {
    gap = gap.or(() -> Optional.of(why));
    return Optional.empty();
  }

  /** What a file says itself, laid over what it includes. */
  private record Under(YamlMap own) {
    YamlMap laid(YamlMap included) {
      List<YamlMap.Entry> entries = new ArrayList<>();
      for (YamlMap.Entry entry : own.entries()) {
        Optional<YamlMap> from = section(included, entry.name());
        boolean both = from.isPresent() && entry.value() instanceof YamlMap;
        entries.add(
            both
                ? new YamlMap.Entry(
                    entry.key(), Merge.section(entry.name(), from.get(), (YamlMap) entry.value()))
                : entry);
      }
      for (String section : SECTIONS) {
        if (own.entry(section).isEmpty() && section(included, section).isPresent()) {
          entries.add(included.entry(section).orElseThrow());
        }
      }
      return own.with(entries);
    }

    private static Optional<YamlMap> section(YamlMap included, String name) {
      return SECTIONS.contains(name)
          ? included.get(name).flatMap(YamlNode::asMap)
          : Optional.empty();
    }
  }

  /** Texts of a value, of a key of it, or of a list there. */
  private static final class Texts {
    private Texts() {}

    static List<String> of(YamlNode item, String key) {
      if (item instanceof YamlMap map) {
        return map.get(key).map(Texts::all).orElse(List.of());
      }
      return key.equals("path") ? all(item) : List.of();
    }

    private static List<String> all(YamlNode node) {
      if (node instanceof YamlList list) {
        return list.items().stream().flatMap(i -> all(i).stream()).toList();
      }
      return node.asScalar().filter(s -> !s.isNull()).map(YamlScalar::text).stream().toList();
    }
  }
}
