package dev.pggen.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which Compose files of a directory Compose takes when nobody names one, in its own order. */
final class OverrideFiles {
  private static final List<String> MAIN =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private OverrideFiles() {}

  /** Whether a file is a project of its own, whoever else uses it. */
  static boolean isMain(Path file) {
    return MAIN.contains(file.getFileName().toString());
  }

  /** By the file that Compose starts with, the one that it lays over it. */
  static Map<Path, String> among(Set<Path> found) {
    Map<Path, Path> mains = new HashMap<>();
    Map<Path, Path> overrides = new HashMap<>();
    for (Path file : found) {
      first(file, MAIN, mains);
      first(file, OVERRIDES, overrides);
    }
    Map<Path, String> laid = new TreeMap<>();
    overrides.forEach(
        (directory, override) -> {
          Path main = mains.get(directory);
          if (main != null) {
            laid.put(main, override.getFileName().toString());
          }
        });
    return laid;
  }

  private static void first(Path file, List<String> names, Map<Path, Path> byDirectory) {
    int rank = names.indexOf(file.getFileName().toString());
    if (rank >= 0) {
      byDirectory.merge(
          file.getParent(),
          file,
          (a, b) -> rank < names.indexOf(a.getFileName().toString()) ? b : a);
    }
  }
}
