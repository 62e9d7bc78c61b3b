package dev.pggen.cli;

import dev.pggen.read.FileSet;
import dev.pggen.source.SourceFile;
import dev.pggen.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files beside a manifest on disk, those further up only where they are named, and within its
 * repository.
 */
final class FilesAround implements FileSet {
  private static final int DEEPEST = 6;
  private static final int MOST = 1000;
  private static final long LARGEST = 1 << 20;

  private final Path home;
  private final Path shownFrom;
  private final Map<String, SourceFile> instead;
  private final List<String> overrides;
  private final Map<Path, Path> real = new HashMap<>(2);
  private Optional<Path> repository = Optional.empty();

  FilesAround(Path manifest, Path shownFrom) {
    this(manifest, shownFrom, Map.of(), List.of());
  }

  /**
   * The same, as if some files had other texts.
   *
   * @param overrides of them that are laid over the manifest
   */
  FilesAround(
      Path manifest, Path shownFrom, Map<String, SourceFile> instead, List<String> overrides) {
    this.overrides = List.copyOf(overrides);
    Path parent = manifest.toAbsolutePath().normalize().getParent();
    this.home = parent == null ? shownFrom : parent;
    this.shownFrom = shownFrom;
    this.instead = instead;
  }

  @Override
  public Optional<SourceFile> file(String path) {
    try {
      boolean above = path.startsWith("../");
      Path top = above ? readable() : home;
      Optional<Path> below = below(top, path);
      if (below.isEmpty()) {
        return Optional.empty();
      }
      Path file = below.get();
      boolean readable =
          Files.isRegularFile(file)
              && file.toRealPath().startsWith(real(top))
              && Files.size(file) <= LARGEST
              && !(above ? isIgnoredBelow(top, file) : isIgnored(file));
      SourceFile other = readable ? instead.get(Stages.shown(file, shownFrom)) : null;
      if (other != null) {
        return Optional.of(other);
      }
      return readable
          ? YamlReader.decode(shown(file), Files.readAllBytes(file)).value()
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // what cannot be read is unknown
    }
  }

  /** Where a path leads; nothing if that is outside, or no file system has such a name. */
  private Optional<Path> below(String path) {
    return below(home, path);
  }

  private Optional<Path> below(Path top, String path) {
    try {
      Path file = home.resolve(path).normalize();
      return file.startsWith(top) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The name of a file in reports: one above the working directory is seen from there. */
  private String shown(Path file) {
    return home.startsWith(shownFrom) && !file.startsWith(shownFrom)
        ? shownFrom.relativize(file).toString()
        : Stages.shown(file, shownFrom);
  }

  /** Where a path is once all links are followed. */
  private Path real(Path top) throws IOException {
    Path known = real.get(top);
    if (known == null) {
      known = top.toRealPath();
      real.put(top, known);
    }
    return known;
  }

  /** The top of the repository around the manifest; its own directory where there is none. */
  private Path repository() {
    if (repository.isEmpty()) {
      Path root = home;
      while (root != null && !Files.exists(root.resolve(".git"))) {
        root = root.getParent();
      }
      repository = Optional.of(root == null ? home : root);
    }
    return repository.get();
  }

  /**
   * What a manifest may name files in. Somebody's whole home directory is none of it: it may be a
   * repository of settings, and hold other people's manifests.
   */
  private Path readable() {
    Path root = repository();
    String user = System.getProperty("user.home", "");
    return !user.isEmpty() && root.equals(Path.of(user).normalize()) ? home : root;
  }

  /** Whether version control leaves out a file further up, or a directory that it is in. */
  private static boolean isIgnoredBelow(Path top, Path file) throws IOException {
    Path directory = file.getParent();
    if (directory == null) {
      return false;
    }
    GitIgnore ignore = GitIgnore.above(directory);
    ignore.enter(directory);
    return ignore.ignoresBelow(top, file);
  }

  /** What version control leaves out may be another file on each machine. */
  private static boolean isIgnored(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory == null || !file.getFileName().toString().endsWith(".env")) {
      return false;
    }
    GitIgnore ignore = GitIgnore.above(directory);
    ignore.enter(directory);
    return ignore.ignores(file, false);
  }

  @Override
  public boolean isMissing(String path) {
    Optional<Path> below = below(path);
    if (below.isEmpty()
        || !Files.isDirectory(home)
        || instead.containsKey(Stages.shown(below.get(), shownFrom))) {
      return false;
    }
    Path file = below.get();
    try {
      GitIgnore ignore = GitIgnore.above(home);
      Path at = home;
      for (Path name : home.relativize(file)) {
        if (Files.isSymbolicLink(at)) {
          return false;
        }
        ignore.enter(at);
        at = at.resolve(name);
      }
      // What version control leaves out is made on each machine.
      return !Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !ignore.ignoresBelow(home, file);
    } catch (IOException e) {
      return false; // what cannot be read is unknown
    }
  }

  @Override
  public boolean isCommitted(String path) {
    Path root = repository();
    Optional<Path> below = below(root, path);
    if (below.isEmpty()
        || !Files.isRegularFile(below.get())
        || !Files.exists(root.resolve(".git"))) {
      return false;
    }
    Path file = below.get();
    try {
      GitIgnore ignore = GitIgnore.above(root);
      for (Path at = root; !at.equals(file); at = at.resolve(at.relativize(file).getName(0))) {
        if (Files.isSymbolicLink(at)) {
          return false;
        }
        ignore.enter(at);
      }
      return !ignore.ignoresBelow(root, file) && !isExcluded(root, file);
    } catch (IOException e) {
      return false; // what cannot be read is unknown
    }
  }

  /** What this clone alone leaves out. */
  private static boolean isExcluded(Path root, Path file) throws IOException {
    Path exclude = root.resolve(".git/info/exclude");
    return Files.isRegularFile(exclude)
        && GitIgnore.of(root, Files.readAllLines(exclude)).ignoresBelow(root, file);
  }

  @Override
  public List<String> overrides() {
    return overrides;
  }

  @Override
  public List<String> under(String directory) {
    Optional<Path> from = below(directory);
    if (from.isEmpty() || !Files.isDirectory(from.get())) {
      return List.of();
    }
    FilesBelow found = new FilesBelow(MOST);
    found.take(from.get(), DEEPEST);
    return found.files().stream()
        .map(f -> home.relativize(f).toString().replace('\\', '/'))
        .sorted()
        .toList();
  }
}
