package dev.pggen.catalog;

import dev.pggen.source.SourceFile;
import dev.pggen.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A catalog app as it lies on disk.
 *
 * @param path of the directory as it is reported, with forward slashes; empty for the working one
 * @param name of the app, by its directory
 * @param train by the directory above; empty where that is not known
 * @param files by path below it
 * @param directories below it, empty ones too, without a slash at the end
 */
public record AppDirectory(
    String path,
    String name,
    String train,
    SortedMap<String, AppFile> files,
    SortedSet<String> directories) {

  /**
   * A file.
   *
   * @param source its text
   * @param sha256 of its bytes, in hexadecimal digits
   * @param executable whether its owner may run it
   */
  public record AppFile(SourceFile source, String sha256, boolean executable) {}

  public AppDirectory {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    directories = Collections.unmodifiableSortedSet(new TreeSet<>(directories));
  }

  /** How a file below a directory is reported. */
  static String shown(String path, String file) {
    return path.isEmpty() ? file : path + "/" + file;
  }

  /** A file's text. */
  Optional<SourceFile> text(String file) {
    return Optional.ofNullable(files.get(file)).map(AppFile::source);
  }

  /** The place of a file that may not be there: its name. */
  Span place(String file) {
    return text(file).orElseGet(() -> SourceFile.of(shown(path, file), "")).start();
  }

  /** Files right in a directory whose names end so. */
  List<String> in(String directory, String ending) {
    return files.keySet().stream()
        .filter(f -> f.startsWith(directory + "/") && f.endsWith(ending))
        .filter(f -> f.indexOf('/', directory.length() + 1) < 0)
        .toList();
  }

  /** Names of files and directories right in a directory. */
  SortedSet<String> children(String directory) {
    SortedSet<String> names = new TreeSet<>();
    Stream.concat(files.keySet().stream(), directories.stream())
        .filter(f -> f.startsWith(directory + "/"))
        .map(f -> f.substring(directory.length() + 1))
        .map(f -> f.indexOf('/') < 0 ? f : f.substring(0, f.indexOf('/')))
        .forEach(names::add);
    return names;
  }

  /** Whether a directory is there. */
  boolean has(String directory) {
    return directories.contains(directory)
        || files.keySet().stream().anyMatch(f -> f.startsWith(directory + "/"));
  }
}
