package dev.pggen.read;

import dev.pggen.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files beside a manifest, by their path from its directory, with forward slashes. */
public interface FileSet {
  /** The file at a path like {@code postgres/postgresql.conf}, if it is there and is text. */
  Optional<SourceFile> file(String path);

  /** Paths of all files below a directory, sorted. The directory has no slash at its end. */
  List<String> under(String directory);

  /** Paths of files that the runtime lays over the manifest without being told to. */
  default List<String> overrides() {
    return List.of();
  }

  /**
   * Whether it is sure that nothing lies at a path, and not only that it cannot be read from here.
   */
  default boolean isMissing(String path) {
    return false;
  }

  /** Whether a file lies there that the repository around it keeps, as far as is known. */
  default boolean isCommitted(String path) {
    return false;
  }

  /** No files. */
  static FileSet none() {
    return of(Map.of());
  }

  /** These files. */
  static FileSet of(Map<String, SourceFile> files) {
    TreeMap<String, SourceFile> sorted = new TreeMap<>(files);
    return new FileSet() {
      @Override
      public Optional<SourceFile> file(String path) {
        return Optional.ofNullable(sorted.get(path));
      }

      @Override
      public List<String> under(String directory) {
        String prefix = directory.isEmpty() ? "" : directory + "/";
        return sorted.keySet().stream().filter(path -> path.startsWith(prefix)).toList();
      }
    };
  }
}
