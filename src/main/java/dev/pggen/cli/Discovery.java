package dev.pggen.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds files that pggen is for, without what version control ignores. */
final class Discovery {
  private static final int DEEPEST = 24;
  private static final int MOST = 200_000;

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
    return file.getFileName().toString().matches("(docker-)?compose(\\.[\\w.-]+)?\\.ya?ml");
  }

  /**
   * The specs meant by some paths: files as they are, directories with what is in them; without any
   * path, the specs of this repository.
   */
  List<Path> specs(List<Path> paths) throws IOException, UsageException {
    return find(paths, Discovery::isSpec);
  }

  /** Specs and Compose files, as for {@link #specs}. */
  List<Path> lintable(List<Path> paths) throws IOException, UsageException {
    return paths.isEmpty()
        ? find(paths, Discovery::isSpec)
        : find(paths, path -> isSpec(path) || isCompose(path));
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
    try (Stream<Path> all = Files.list(directory)) {
      return new ArrayList<>(all.sorted().toList());
    }
  }
}
