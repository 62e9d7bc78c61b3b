package dev.pggen.cli;

import dev.pggen.write.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/** Finds files that pggen is for, without what version control ignores. */
final class Discovery {
  private static final int DEEPEST = 24;
  private static final int MOST = 200_000;
  private static final long LARGEST_LOCK = 1L << 20;

  private final Path directory;

  /** From a working directory. */
  Discovery(Path directory) {
    this.directory = directory;
  }

  /** Whether a file name is that of a spec. */
  static boolean isSpec(Path file) {
    String name = file.getFileName().toString();
    return name.equals("pggen.yaml") || name.endsWith(".pggen.yaml");
  }

  /** Whether a file name is that of a Compose file. */
  static boolean isCompose(Path file) {
    String name = file.getFileName().toString();
    String start = name.startsWith("docker-") ? name.substring("docker-".length()) : name;
    int ending = start.endsWith(".yml") ? 4 : start.endsWith(".yaml") ? 5 : 0;
    if (ending == 0 || !start.startsWith("compose")) {
      return false;
    }
    String middle = start.substring("compose".length(), start.length() - ending);
    return middle.isEmpty() || isVariant(middle);
  }

  /** As in {@code compose.prod.yaml}: a dot and a word. */
  private static boolean isVariant(String middle) {
    if (middle.length() < 2 || middle.charAt(0) != '.') {
      return false;
    }
    for (int i = 1; i < middle.length(); i++) {
      char c = middle.charAt(i);
      boolean word = c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-');
      if (!word) {
        return false;
      }
    }
    return true;
  }

  /**
   * The specs meant by some paths: files as they are, directories with what is in them; without any
   * path, the specs of this repository.
   */
  List<Path> specs(List<Path> paths) throws IOException, UsageException {
    return find(paths, Discovery::isSpec);
  }

  /**
   * Specs and Compose files, as for {@link #specs}. In directories, files that a lock there says we
   * rendered are left out: their specs speak for them.
   */
  List<Path> lintable(List<Path> paths) throws IOException, UsageException {
    if (paths.isEmpty()) {
      return specs(paths);
    }
    List<Path> found = find(paths, path -> isSpec(path) || isCompose(path) || isLock(path));
    StringBuilder locks = new StringBuilder();
    for (Path lock : found) {
      if (isLock(lock) && Files.size(lock) < LARGEST_LOCK) {
        locks.append(new String(Files.readAllBytes(lock), StandardCharsets.UTF_8));
      }
    }
    List<Path> lintable = new ArrayList<>();
    for (Path path : found) {
      boolean rendered = isCompose(path) && !named(paths, path) && locks.indexOf(digest(path)) >= 0;
      if (!isLock(path) && !rendered) {
        lintable.add(path);
      }
    }
    return List.copyOf(lintable);
  }

  private static boolean isLock(Path file) {
    String name = file.getFileName().toString();
    return name.equals("pggen.lock") || name.endsWith(".pggen.lock");
  }

  private boolean named(List<Path> paths, Path file) {
    return paths.stream().anyMatch(p -> directory.resolve(p).normalize().equals(file));
  }

  private static String digest(Path file) throws IOException {
    return Digest.of(Files.readAllBytes(file));
  }

  private interface Wanted {
    boolean test(Path file);
  }

  private List<Path> find(List<Path> paths, Wanted wanted) throws IOException, UsageException {
    TreeSet<Path> found = new TreeSet<>();
    for (Path path : paths.isEmpty() ? List.of(Path.of("")) : paths) {
      Path absolute = directory.resolve(path).normalize();
      if (Files.isDirectory(absolute)) {
        walk(absolute, wanted, found);
      } else if (Files.exists(absolute)) {
        found.add(absolute);
      } else {
        throw new NoSuchFileException(path.toString());
      }
    }
    if (found.isEmpty()) {
      throw new UsageException(
          "there is no pggen.yaml and no NAME.pggen.yaml here",
          "`pggen init` writes one; or name the file");
    }
    return List.copyOf(found);
  }

  private void walk(Path from, Wanted wanted, TreeSet<Path> found) throws IOException {
    Deque<Path> open = new ArrayDeque<>(List.of(from));
    GitIgnore ignore = GitIgnore.above(from);
    int seen = 0;
    while (!open.isEmpty()) {
      Path here = open.pop();
      ignore.enter(here);
      for (Path child : children(here)) {
        boolean isDirectory = Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
        if (++seen > MOST || ignore.ignores(child, isDirectory)) {
          continue;
        }
        if (isDirectory) {
          if (child.getNameCount() - from.getNameCount() <= DEEPEST) {
            open.push(child);
          }
        } else if (wanted.test(child) && Files.isRegularFile(child)) {
          found.add(child);
        }
      }
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    if (!Files.isReadable(directory)) {
      return List.of();
    }
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path child : all) {
        children.add(child);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    children.sort(null);
    return children;
  }
}
