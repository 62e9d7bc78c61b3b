package dev.pggen.read.compose.model;

import dev.pggen.read.FileSet;
import dev.pggen.read.Reading;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlDialect;
import dev.pggen.yaml.YamlDocument;
import dev.pggen.yaml.YamlMap;
import dev.pggen.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The files beside the manifest that a project is made of, each read once. */
final class ProjectFiles {
  /** More is no project but a loop of files that name each other. */
  private static final int MOST = 1000;

  /** Keys and items that merging may copy. */
  private static final long MOST_MERGED = 200_000;

  private final FileSet around;
  private final YamlDialect dialect;
  private final Map<String, Optional<YamlDocument>> read = new LinkedHashMap<>();
  private final Set<String> whole = new TreeSet<>();
  private final Map<String, Set<String>> used = new LinkedHashMap<>();
  private int asked;
  private long merged;

  ProjectFiles(FileSet around, YamlDialect dialect) {
    this.around = around;
    this.dialect = dialect;
  }

  /** The Compose file at a path; none if it is not there or is no map, or there were too many. */
  Optional<YamlDocument> compose(String path) {
    if (++asked > MOST) {
      return Optional.empty();
    }
    if (!read.containsKey(path)) {
      read.put(
          path,
          around
              .file(path)
              .flatMap(file -> YamlReader.read(file, dialect).value())
              .filter(document -> document.root() instanceof YamlMap));
    }
    return read.get(path);
  }

  /** What an env file says; broken if it is not there. */
  Variables variables(String path, Variables outer) {
    Optional<SourceFile> file = around.file(path);
    return file.map(f -> DotEnv.read(f, outer)).orElseGet(Variables::broken);
  }

  /** What the env file of a directory says, if there is one. */
  Variables ofDirectory(String directory, Variables outer) {
    String path = directory.isEmpty() ? ".env" : directory + "/.env";
    return around.file(path).map(f -> DotEnv.read(f, outer)).orElse(Variables.NONE);
  }

  /** Whether there is room for one more merged service; each is a copy of what it extends. */
  boolean hasRoom() {
    return merged <= MOST_MERGED;
  }

  /** Counts a merged service. */
  void merged(YamlMap service) {
    for (YamlMap.Entry entry : service.entries()) {
      merged += 1;
      merged += entry.value().asMap().map(m -> m.entries().size()).orElse(0);
      merged += entry.value().asList().map(l -> l.items().size()).orElse(0);
    }
  }

  /** Remembers that all of a file is in the project. */
  void whole(String path) {
    whole.add(path);
  }

  /** Remembers that a service of a file is. */
  void used(String path, String service) {
    used.computeIfAbsent(path, p -> new TreeSet<>()).add(service);
  }

  /** All that were read, without the manifest. */
  List<Reading.Part> parts() {
    List<Reading.Part> parts = new ArrayList<>();
    read.forEach(
        (path, document) ->
            document.ifPresent(
                d ->
                    parts.add(
                        new Reading.Part(
                            d, whole.contains(path), used.getOrDefault(path, Set.of())))));
    return parts;
  }
}
